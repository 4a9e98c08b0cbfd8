package io.auscult.streams.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenOffsetsTest {
    private static final TopicPartition PARTITION = new TopicPartition("asked", 3);

    private final OpenOffsets offsets = new OpenOffsets();

    @Test
    void commitsUpToTheFirstQuestionThatIsNotSettled() {
        List.of(10L, 11L, 12L).forEach(offset -> offsets.taken(PARTITION, offset));
        offsets.settled(PARTITION, 11);
        assertThat(offsets.toCommit()).isEqualTo(at(10));

        offsets.settled(PARTITION, 10);
        assertThat(offsets.toCommit()).isEqualTo(at(12));

        offsets.settled(PARTITION, 12);
        assertThat(offsets.toCommit()).isEqualTo(at(13));
        assertThat(offsets.open()).isZero();
    }

    @Test
    void commitsNothingTwice() {
        offsets.taken(PARTITION, 10);
        offsets.settled(PARTITION, 10);
        offsets.committed(offsets.toCommit());

        assertThat(offsets.toCommit()).isEmpty();
    }

    @Test
    void forgetsAPartitionThatAnotherProcessHasNow() {
        offsets.taken(PARTITION, 10);
        offsets.forget(List.of(PARTITION));
        offsets.settled(PARTITION, 10);

        assertThat(offsets.toCommit()).isEmpty();
    }

    private static Map<TopicPartition, OffsetAndMetadata> at(long offset) {
        return Map.of(PARTITION, new OffsetAndMetadata(offset));
    }
}
