package io.auscult.mapping;

import io.auscult.core.event.FactEvent;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Messages as a test sends them: at a fixed time, from a source called "ehr". */
public final class Sent {
    public static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    /** A patient id that follows from the first identifier, else from the FHIR id. */
    public static final PatientFinder PATIENTS = mention -> id(
            mention.identifiers().isEmpty()
                    ? "Patient/" + mention.fhirId()
                    : mention.identifiers().getFirst().identifier().system()
                            + "|"
                            + mention.identifiers().getFirst().identifier().value());

    private Sent() {}

    public static PatientId id(String name) {
        return new PatientId(ContentHash.of(name));
    }

    public static Arrival arrival() {
        return arrival(ZoneOffset.UTC);
    }

    public static Arrival arrival(ZoneId zone) {
        return new Arrival("ehr", "message-1", RECEIVED, false, zone);
    }

    public static MappedMessage fhir(String json) {
        return FhirMessageMapper.map(json.getBytes(StandardCharsets.UTF_8), arrival(), PATIENTS);
    }

    /** A v2 message, its segments one a line. */
    public static MappedMessage v2(String segments) {
        return V2MessageMapper.map(er7(segments), arrival(), PATIENTS);
    }

    public static byte[] er7(String segments) {
        return segments.strip().replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
    }

    /** The only event of the message, which must be of the kind. */
    public static <E extends FactEvent> E only(MappedMessage message, Class<E> kind) {
        if (message.events().size() != 1) {
            throw new AssertionError("Not one event but " + message.events().size() + " of " + message.entries());
        }
        return kind.cast(message.events().getFirst());
    }
}
