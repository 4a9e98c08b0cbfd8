package io.auscult.streams.topology;

import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.streams.containment.PauseDesk;
import io.auscult.streams.containment.PauseMeters;
import io.auscult.streams.containment.SetClock;
import io.auscult.streams.containment.WildPack;
import io.auscult.streams.release.Releases;
import io.auscult.streams.topology.Scenario.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that runs away is undetermined in that decision, and paused by a record from which on it is not asked. */
class PauseTest {
    private static final RuleId MANY = new RuleId("wild/many");
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");
    private static final PackRelease WILD = WildPack.version("1.0.0", Scenario.IN_FORCE.plusSeconds(1));

    private final SetClock clock = new SetClock(T0);
    private final Releases releases = Scenario.bundledAnd(List.of(WILD));
    private final List<PackRelease> pauses = new ArrayList<>();
    private final List<PatientEvent> log = new ArrayList<>();

    @TempDir
    Path stateDir;

    @Test
    void itIsUndeterminedUntilTheRecordAndOffFromThenOnAndTheOthersDecideAllTheTime() {
        try (Scenario scenario = scenario()) {
            Written ranAway = say(scenario, person("P-1", T0));
            assertThat(of(ranAway, MANY)).singleElement().isInstanceOf(Undetermined.class);
            assertThat(of(say(scenario, troponin("P-1", "t0", "14", T0.plusSeconds(1))), MANY))
                    .as("the same again is not written again")
                    .isEmpty();
            for (int patient = 2; patient < 40; patient++) {
                say(scenario, person("P-" + patient, T0.plusSeconds(2)));
            }
            assertThat(pauses)
                    .singleElement()
                    .satisfies(pause -> assertThat(pause.word()).isEqualTo("wild@1.0.0 paused"));

            Instant after = pauses.getFirst().inForceFrom();
            assertThat(of(say(scenario, person("P-40", after.minusMillis(1))), MANY))
                    .as("before its moment nothing is paused, whoever has read the record")
                    .hasSize(1);
            Written paused = say(scenario, troponin("P-1", "t1", "60", after.plus(Duration.ofHours(1))));
            assertThat(of(paused, MANY)).isEmpty();
            assertThat(of(paused, RISE)).singleElement().isInstanceOf(Raise.class);
            assertThat(of(say(scenario, person("P-41", after.plusSeconds(9))), MANY))
                    .isEmpty();
            assertThat(pauses).hasSize(1);
        }
    }

    @Test
    void aNewVersionOrWhoeverSaysLiveLiftsIt() {
        try (Scenario scenario = scenario()) {
            say(scenario, person("P-1", T0));
            Instant after = pauses.getFirst().inForceFrom();
            PackRelease mended = WildPack.mended("1.1.0", after.plusSeconds(60));
            releases.add(List.of(), List.of(), List.of(mended));
            assertThat(of(say(scenario, person("P-2", after.plusSeconds(30))), MANY))
                    .isEmpty();
            assertThat(of(say(scenario, person("P-3", after.plusSeconds(90))), MANY))
                    .singleElement()
                    .isInstanceOf(Raise.class);
            assertThat(of(say(scenario, troponin("P-1", "t0", "5", after.plusSeconds(91))), MANY))
                    .singleElement()
                    .isInstanceOf(Raise.class);
        }
    }

    @Test
    void i8AReplayWithTheRecordsInAnyOrderGivesTheSameBytes() {
        List<String> live;
        try (Scenario scenario = scenario()) {
            feed(scenario, person("P-1", T0));
            Instant after = pauses.getFirst().inForceFrom();
            feed(scenario, troponin("P-1", "t0", "14", T0.plusSeconds(1)));
            feed(scenario, person("P-2", after));
            PackRelease duplicate = WILD.paused(after.plusSeconds(40), "It ran away: late");
            PackRelease back = WILD.decided("somebody", "on again").from(after.plusSeconds(20));
            publish(back);
            publish(duplicate);
            feed(scenario, troponin("P-1", "t1", "60", after.plusSeconds(30)));
            assertThat(pauses).as("it ran away again").hasSize(2);
            feed(scenario, troponin("P-2", "t9", "9", after.plusSeconds(50)));
            feed(scenario, person("P-3", pauses.getLast().inForceFrom().plusSeconds(1)));
            pauses.add(duplicate);
            pauses.add(back);
            live = outputs(scenario);
        }
        List<PackRelease> records = new ArrayList<>(pauses);
        records.add(WILD);
        assertThat(live).hasSizeGreaterThan(8);
        assertThat(replayed(records, "first")).isEqualTo(live);
        assertThat(replayed(records.reversed(), "second")).isEqualTo(live);
    }

    private Scenario scenario() {
        PauseDesk desk = new PauseDesk(releases, this::write, PauseMeters.NONE, clock, Runnable::run);
        return Scenario.watched(releases, desk, T0, stateDir.resolve("live"));
    }

    private void write(PackRelease pause) {
        pauses.add(pause);
        publish(pause);
    }

    private void publish(PackRelease release) {
        releases.add(List.of(), List.of(), List.of(release));
    }

    private Written say(Scenario scenario, PatientEvent event) {
        clock.set(event.envelope().times().received());
        return scenario.when(event);
    }

    /** Without reading what is written. */
    private void feed(Scenario scenario, PatientEvent event) {
        clock.set(event.envelope().times().received());
        log.add(event);
        scenario.feed(List.of(event));
    }

    private static List<String> outputs(Scenario scenario) {
        List<String> outputs = new ArrayList<>();
        for (String topic : List.of(
                scenario.topics().signals().name(),
                scenario.topics().decisions().name(),
                scenario.topics().alerts().name())) {
            for (KeyValue<String, byte[]> record : scenario.bytes(topic)) {
                outputs.add(topic + " " + record.key + " " + Arrays.toString(record.value));
            }
        }
        return outputs;
    }

    private List<String> replayed(List<PackRelease> records, String dir) {
        try (Scenario replay = Scenario.replay(records, stateDir.resolve(dir))) {
            replay.feed(log);
            return outputs(replay);
        }
    }

    private static List<Decision> of(Written written, RuleId rule) {
        return written.decisions().stream()
                .filter(decision -> decision.rule().equals(rule))
                .toList();
    }

    private static PatientEvent person(String mrn, Instant at) {
        return Said.at(at).of(patient(mrn)).person(Sex.FEMALE, "1950-02-03");
    }

    private static PatientEvent troponin(String mrn, String id, String amount, Instant at) {
        return Said.at(at).of(patient(mrn)).byMethod(ELECSYS).result(id, TROPONIN, amount, "ng/L", at);
    }

    private static PatientId patient(String mrn) {
        return Said.KEY.patientId(new Identifier("urn:test:mrn", mrn));
    }
}
