package io.auscult.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.topic.Origin.Door;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void hasTheSameIdWhenTheSameLetterIsWrittenAgain() {
        DeadLetter first = letter(new Door("POST /fhir"), "{", RECEIVED);
        DeadLetter again = letter(new Door("POST /fhir"), "{", RECEIVED.plusSeconds(60));

        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void hasAnIdOfItsOwnPerOriginAndContent() {
        DeadLetter first = letter(new SourceRecord("cds.events.v1", 0, 7), "{", RECEIVED);

        assertThat(letter(new SourceRecord("cds.events.v1", 0, 8), "{", RECEIVED)
                        .id())
                .isNotEqualTo(first.id());
        assertThat(letter(new SourceRecord("cds.events.v1", 0, 7), "}", RECEIVED)
                        .id())
                .isNotEqualTo(first.id());
    }

    private static DeadLetter letter(Origin origin, String bytes, Instant received) {
        return DeadLetter.of(
                App.STREAMS_APP,
                "cannot be read",
                "Send it again",
                origin,
                Payload.of(bytes.getBytes(UTF_8)),
                received);
    }
}
