package io.auscult.cli.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.log.Positions;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Positions FIVE = new Positions(Map.of(0, 5L));
    private static final Positions NINE = new Positions(Map.of(0, 9L));
    private static final Question ASKED = new Question("anna", "rule", "");

    private final Standing standing = new Standing("t", item -> new Question(item.key(), "rule", ""));

    @Test
    void knowsTheNewestAnswerToEventsBeforeThePoint() {
        standing.take(ledToBy(3, 10, "old"), FIVE);
        standing.take(ledToBy(4, 11, "new"), FIVE);
        standing.take(ledToBy(5, 12, "too new"), FIVE);
        assertThat(offset()).isEqualTo(11);
        assertThat(standing.later()).hasSize(1);
    }

    @Test
    void knowsMoreWhenThePointMovesOn() {
        standing.take(ledToBy(5, 12, "new"), FIVE);
        assertThat(standing.newest()).isEmpty();
        standing.moveOn(NINE);
        assertThat(offset()).isEqualTo(12);
        assertThat(standing.later()).isEmpty();
    }

    @Test
    void forgetsAnAnswerThatATombstoneEnds() {
        standing.take(ledToBy(3, 10, "open"), FIVE);
        standing.take(ledToBy(4, 11, null), FIVE);
        assertThat(standing.newest()).isEmpty();
    }

    @Test
    void keepsARecordThatNamesNoEventBehindThoseBeforeIt() {
        standing.take(ledToBy(5, 12, "by the app"), FIVE);
        standing.take(item(13, "by hand"), FIVE);
        standing.moveOn(NINE);
        assertThat(offset()).isEqualTo(13);
    }

    private long offset() {
        return Objects.requireNonNull(standing.newest().get(ASKED)).offset();
    }

    private static ConsumerRecord<String, byte[]> ledToBy(long event, long offset, @Nullable String value) {
        ConsumerRecord<String, byte[]> item = item(offset, value);
        RecordHeaders.putSource(item.headers(), new SourceRecord("log", 0, event));
        return item;
    }

    private static ConsumerRecord<String, byte[]> item(long offset, @Nullable String value) {
        byte @Nullable [] bytes = value == null ? null : value.getBytes(UTF_8);
        return new ConsumerRecord<>("t", 0, offset, "anna", bytes);
    }
}
