package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.NotUnderstood;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventCodecTest {
    private static final PatientId PATIENT = new PatientId("0123456789abcdef0123456789abcdef");

    @Test
    void readsAnEventOfANewerKindAsNotUnderstood() {
        var wire = EventCodec.toWire(Any.of(TimePassed.class, 1));
        wire.setKind("genome-sequenced");

        PatientEvent event = EventCodec.fromWire(wire);

        assertThat(event)
                .isInstanceOfSatisfying(
                        NotUnderstood.class, not -> assertThat(not.kind()).isEqualTo("genome-sequenced"));
    }

    @Test
    void readsAKnownKindWithANewerWordAsNotUnderstoodAndNotAsAGuess() {
        var wire = EventCodec.toWire(Any.of(ObservationRecorded.class, 1));
        wire.getObservation().getValue().setKind("waveform");

        assertThat(EventCodec.fromWire(wire)).isInstanceOf(NotUnderstood.class);
    }

    @Test
    void refusesAnEventWithoutTheBodyThatItsKindPromises() {
        var wire = EventCodec.toWire(Any.of(DemographicsRecorded.class, 1));
        wire.setDemographics(null);

        assertThatThrownBy(() -> EventCodec.fromWire(wire))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("demographics");
    }

    @Test
    void cutsOffWhatIsBelowAMicrosecondInEveryTime() {
        Instant after1970 = Instant.parse("2026-03-01T10:00:00.123456789Z");
        Instant before1970 = Instant.parse("1958-03-01T10:00:00.123456789Z");
        Times times = new Times(before1970, null, after1970, after1970);
        Envelope envelope = new Envelope("e1", PATIENT, times, "lab", "m1", false, false);

        PatientEvent back = onTheWire(new TimePassed(envelope, before1970));

        Instant cut = Instant.parse("2026-03-01T10:00:00.123456Z");
        Instant cutBefore1970 = Instant.parse("1958-03-01T10:00:00.123456Z");
        assertThat(back.envelope().times()).isEqualTo(new Times(cutBefore1970, null, cut, cut));
        assertThat(((TimePassed) back).due()).isEqualTo(cutBefore1970);
    }

    private static PatientEvent onTheWire(PatientEvent event) {
        var serde = WireSerdes.local().events();
        return serde.deserializer().deserialize("events", serde.serializer().serialize("events", event));
    }
}
