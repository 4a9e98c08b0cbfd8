package io.auscult.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "524288, 1", "524289, 2", "1048576, 2", "1500000, 3"})
    void goesInPartsOfAtMost512KiB(int size, int parts) {
        byte[] body = new byte[size];
        new Random(size).nextBytes(body);

        List<Message> messages = Message.inParts("m1", "ehr", RECEIVED, "application/fhir+json", body);

        assertThat(messages).hasSize(parts).allSatisfy(message -> {
            assertThat(message.parts()).isEqualTo(parts);
            assertThat(message.body().size()).isLessThanOrEqualTo(Message.PART_BYTES);
        });
        assertThat(Message.join(messages)).isEqualTo(body);
    }

    @Test
    void isNotPutTogetherWhenAPartIsMissing() {
        List<Message> messages = Message.inParts("m1", "ehr", RECEIVED, "text/plain", new byte[1_500_000]);

        assertThatThrownBy(() -> Message.join(messages.subList(0, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Message.join(messages.reversed())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsItsBody() {
        byte[] body = "PID|1||MRN-CANARY-4711".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Message message =
                Message.inParts("m1", "ehr", RECEIVED, "text/plain", body).getFirst();

        assertThat(message.toString()).doesNotContain("CANARY").contains("22 bytes");
    }
}
