package io.auscult.cli.rules.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Whom a sweep is for, and what it writes. */
class LaggardsTest {
    private static final String OLD = "heart@1.0.0";
    private static final String NEW = "heart@1.1.0";
    private static final PatientState FIRST = PatientState.FIRST.folded(false, true, List.of());

    @Test
    void onlyThoseAreSweptWhoWereDecidedByOtherRules() {
        Laggards laggards = new Laggards(NEW, false);
        laggards.put("behind", decided(OLD));
        laggards.put("caught-up", decided(OLD));
        laggards.put("caught-up", decided(NEW));
        laggards.put("erased", decided(OLD));
        laggards.forget("erased");
        assertThat(laggards.patients()).containsExactly("behind");
        assertThat(laggards.charted()).isEqualTo(2);
    }

    @Test
    void neitherARecordThatWasMergedAwayNorALoadThatHasNotEnded() {
        Laggards laggards = new Laggards(NEW, true);
        laggards.put("merged", decided(OLD));
        laggards.put("merged", decided(OLD).linked(new PatientState.Link(null, new PatientId("b".repeat(32)), false)));
        laggards.put("loading", PatientState.FIRST);
        laggards.put("charted", decided(NEW));
        assertThat(laggards.patients()).as("with --all").containsExactly("charted");
    }

    @Test
    void whatIsWrittenIsATimeEventOfThePatientReceivedNow() {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        Topics topics = Topics.withPrefix("");
        WireSerdes serdes = WireSerdes.local();
        String patient = "a".repeat(32);
        ProducerRecord<String, byte[]> written =
                Sweep.event(topics, serdes.events().serializer(), patient, now);
        PatientEvent event = serdes.events().deserializer().deserialize(written.topic(), written.value());
        assertThat(event).isInstanceOfSatisfying(TimePassed.class, passed -> {
            assertThat(passed.due()).isEqualTo(now);
            assertThat(passed.envelope().times().received()).isEqualTo(now);
            assertThat(passed.envelope().patient().value()).isEqualTo(patient).isEqualTo(written.key());
        });
        assertThat(written.partition()).as("the client chooses it by the key").isNull();
        assertThat(written.headers().lastHeader(RecordHeaders.KIND)).isNotNull();
    }

    @Test
    void theRateIsPatientsASecondWithinBounds() {
        assertThat(RulesSweepCommand.perSecond("50/s")).isEqualTo(50);
        assertThat(RulesSweepCommand.perSecond("5000")).isEqualTo(5_000);
        assertThatThrownBy(() -> RulesSweepCommand.perSecond("0/s")).hasMessageContaining("1/s to 5000/s");
        assertThatThrownBy(() -> RulesSweepCommand.perSecond("9000/s")).hasMessageContaining("5000/s");
        assertThatThrownBy(() -> RulesSweepCommand.perSecond("fast")).hasMessageContaining("--rate");
    }

    private static PatientState decided(String rulebook) {
        return FIRST.closed(null, rulebook, "", Map.of());
    }
}
