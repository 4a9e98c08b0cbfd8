package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.core.value.SiteKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** I7: AA means safe with us; AE means not stored; AR means that there was no message. */
class V2DoorTest {
    private static final String ADT =
            "MSH|^~\\&|HIS|H|CDS|H|20261122||ADT^A08|C1|P|2.5\rPID|1||7^^^H^MR||Doe||19580302|F\r";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final SiteKey KEY = SiteKey.ofHex("00".repeat(16));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Outgoing> stored = new ArrayList<>();

    private String answer(String message, Publisher publisher) {
        SitePatients patients = new SitePatients(KEY, new PatientDirectory(KEY));
        Intake intake = new Intake(patients, publisher, new Cursors(), new IntakeMeters(meters), CLOCK);
        V2Door door = new V2Door(new Source("lab", List.of(), ZoneOffset.UTC), intake, CLOCK);
        return new String(door.apply(message.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void acceptsWhatIsStored() {
        assertThat(answer(ADT, stored::add)).contains("MSA|AA|C1|");
        assertThat(stored)
                .singleElement()
                .satisfies(out -> assertThat(out.events()).hasSize(1));
    }

    @Test
    void asksForWhatIsNotStoredAgain() {
        Publisher down = _ -> {
            throw new NotStored("Kafka did not take it", null);
        };
        assertThat(answer(ADT, down)).contains("MSA|AE|C1|");
        assertThat(meters.counter("auscult.messages.received", "source", "lab", "outcome", "not-stored")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void asksAgainAfterAnErrorOfItsOwn() {
        Publisher broken = _ -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(answer(ADT, broken)).contains("MSA|AE|C1|");
    }

    @Test
    void refusesWhatIsNoMessageAndKeepsItAsADeadLetter() {
        assertThat(answer("hello", stored::add)).contains("MSA|AR|");
        assertThat(stored)
                .singleElement()
                .satisfies(out -> assertThat(out.rejections()).hasSize(1));
    }

    @Test
    void handsOnWhichRecordsAreOnePatient() {
        answer(ADT.replace("A08", "A40") + "MRG|8^^^H\r", stored::add);
        assertThat(stored).singleElement().satisfies(out -> {
            assertThat(out.links()).hasSize(1);
            assertThat(out.people()).hasSize(2);
        });
    }

    @Test
    void accountsForEveryEntry() {
        answer(ADT.replace("A08", "A41") + "PV1|1|I\rMRG|8^^^H\r", stored::add);
        double events = meters.counter("auscult.events.published", "kind", "demographics-recorded")
                .count();
        double ignored = meters.counter("auscult.entries.ignored", "type", "PV1")
                        .count()
                + meters.counter("auscult.entries.ignored", "type", "MRG").count();
        assertThat(events).isEqualTo(1);
        assertThat(ignored).isEqualTo(2);
    }
}
