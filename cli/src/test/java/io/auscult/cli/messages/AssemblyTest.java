package io.auscult.cli.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T08:00:00Z");
    private final Assembly assembly = new Assembly();

    private static List<Message> parts(String id, byte[] body) {
        return Message.inParts(id, "ehr", RECEIVED, "application/fhir+json", body);
    }

    private static SourceRecord at(int offset) {
        return new SourceRecord("cds.messages.v1", 3, offset);
    }

    @Test
    void putsPartsTogetherThoughAnotherMessageComesBetween() {
        byte[] body = new byte[2 * Message.PART_BYTES + 7];
        List<Message> large = parts("large", body);
        Message small = parts("small", new byte[] {1}).getFirst();
        assertThat(assembly.add(at(0), large.get(0))).isEmpty();
        assertThat(assembly.add(at(1), small)).map(WholeMessage::id).contains("small");
        assertThat(assembly.add(at(2), large.get(1))).isEmpty();
        assertThat(assembly.add(at(3), large.get(2))).hasValueSatisfying(message -> {
            assertThat(message.body().size()).isEqualTo(body.length);
            assertThat(message.at().offset()).isZero();
        });
    }

    @Test
    void leavesAMessageOutWhoseBeginningHasGone() {
        List<Message> large = parts("large", new byte[Message.PART_BYTES + 7]);
        assertThat(assembly.add(at(1), large.get(1))).isEmpty();
    }

    @Test
    void takesAMessageThatWasSentTwiceAsTwo() {
        List<Message> large = parts("large", new byte[Message.PART_BYTES + 7]);
        assembly.add(at(0), large.get(0));
        assertThat(assembly.add(at(1), large.get(1))).isPresent();
        assembly.add(at(2), large.get(0));
        assertThat(assembly.add(at(3), large.get(1)))
                .map(message -> message.at().offset())
                .contains(2L);
    }
}
