package io.auscult.streams.topology;

import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Times;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.streams.topology.Scenario.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule or a pack switched while patients have its alerts: books follow at each patient's next event, and a replay says the same. */
class PackSwitchTest {
    private static final Instant SWITCH = T0.plus(Duration.ofHours(2));
    private static final Instant BACK = T0.plus(Duration.ofHours(4));
    private static final Code WEIGHT = new Code(Code.LOINC, "29463-7");
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");

    @TempDir
    Path stateDir;

    @Test
    void anAlertOfARuleThatIsOffIsWithdrawnAtThePatientsNextEventThoughItSaysNothingNew() {
        try (Scenario scenario = Scenario.switched(List.of(off(SWITCH)), T0, stateDir)) {
            assertThat(rise(scenario).alerts()).singleElement().isInstanceOf(Alert.Open.class);

            Written after = scenario.when(weight("w1", SWITCH.plusSeconds(60)));

            assertThat(after.alerts())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Alert.Withdrawn.class,
                            alert -> assertThat(alert.episode().rule()).isEqualTo(RISE));
        }
    }

    @Test
    void aSweepHasTheBookFollowWithoutAnythingElse() {
        try (Scenario scenario = Scenario.switched(List.of(off(SWITCH)), T0, stateDir)) {
            rise(scenario);
            Written swept = scenario.when(swept(SWITCH.plusSeconds(5)));
            assertThat(swept.alerts()).singleElement().isInstanceOf(Alert.Withdrawn.class);
            Written again = scenario.when(swept(SWITCH.plusSeconds(9)));
            assertThat(again.alerts()).isEmpty();
            assertThat(again.decisions()).isEmpty();
        }
    }

    @Test
    void whatIsInShadowIsDecidedAndRecordedAndReachesNoFurther() {
        PackRelease shadow = cardiac().reaching(Mode.SHADOW, Map.of()).from(Scenario.IN_FORCE.plusSeconds(1));
        try (Scenario scenario = Scenario.switched(List.of(shadow), T0, stateDir)) {
            assertThat(rise(scenario).decisions())
                    .filteredOn(decision -> decision.rule().equals(RISE))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Decision.Raise.class,
                            raise -> assertThat(raise.mode()).isEqualTo(Mode.SHADOW));
        }
    }

    @Test
    void decisionsNameTheVersionThatHeldThen() {
        PackRelease next = version("9.0.0").from(SWITCH);
        PackRelease back = cardiac().from(BACK);
        try (Scenario scenario = Scenario.switched(List.of(next, back), T0, stateDir)) {
            rise(scenario);
            Written newer = scenario.when(troponin("t2", "90", SWITCH.plusSeconds(60)));
            assertThat(versions(newer)).containsOnly("9.0.0");
            Written older = scenario.when(troponin("t3", "120", BACK.plusSeconds(60)));
            assertThat(versions(older)).containsOnly(cardiac().version());
        }
    }

    @Test
    void i8ReplayingALogWithSwitchesInItsMiddleGivesTheSameBytes() {
        List<PackRelease> switches = List.of(
                version("9.0.0").from(T1.plusSeconds(60)),
                off(SWITCH),
                cardiac().from(BACK));
        List<PatientEvent> log = List.of(
                said(T0).person(Sex.FEMALE, "1950-02-03"),
                troponin("t0", "14", T0),
                troponin("t1", "60", T1),
                weight("w0", T1.plusSeconds(120)),
                weight("w1", SWITCH.plusSeconds(60)),
                swept(SWITCH.plusSeconds(90)),
                troponin("t2", "90", BACK.plusSeconds(60)));
        List<String> first = outputs(switches, log, "first");
        List<String> second = outputs(switches.reversed(), log, "second");
        assertThat(first).hasSizeGreaterThan(5).isEqualTo(second);
    }

    private List<String> outputs(List<PackRelease> switches, List<PatientEvent> log, String dir) {
        try (Scenario replay = Scenario.replay(switches, stateDir.resolve(dir))) {
            replay.feed(log);
            List<String> outputs = new ArrayList<>();
            for (String topic : List.of(
                    replay.topics().signals().name(),
                    replay.topics().decisions().name(),
                    replay.topics().alerts().name())) {
                for (KeyValue<String, byte[]> record : replay.bytes(topic)) {
                    outputs.add(topic + " " + record.key + " " + Arrays.toString(record.value));
                }
            }
            return outputs;
        }
    }

    private static Written rise(Scenario scenario) {
        return scenario.given(said(T0).person(Sex.FEMALE, "1950-02-03"), troponin("t0", "14", T0))
                .when(troponin("t1", "60", T1));
    }

    private static List<String> versions(Written written) {
        return written.decisions().stream()
                .filter(decision -> decision.rule().equals(RISE))
                .map(decision -> decision.rationale().packVersion())
                .toList();
    }

    private static PatientEvent troponin(String id, String amount, Instant at) {
        return said(at).result(id, TROPONIN, amount, "ng/L", at);
    }

    private static PatientEvent weight(String id, Instant at) {
        return said(at).result(id, WEIGHT, "70", "kg", at);
    }

    private static PatientEvent swept(Instant at) {
        Envelope envelope = troponin("any", "1", at).envelope();
        return new TimePassed(
                new Envelope("swept-" + at, envelope.patient(), Times.receivedAt(at), "auscult", "", false, false), at);
    }

    private static Said said(Instant at) {
        return Said.at(at).byMethod(ELECSYS);
    }

    private static PackRelease off(Instant from) {
        return cardiac().reaching(Mode.LIVE, Map.of(RISE, Mode.OFF)).from(from);
    }

    private static PackRelease version(String version) {
        PackRelease pack = cardiac();
        return new PackRelease(pack.id(), version, pack.mode(), pack.inForceFrom(), pack.files());
    }

    private static PackRelease cardiac() {
        return BundledFiles.packs(Scenario.IN_FORCE).stream()
                .filter(pack -> pack.id().equals("cardiac"))
                .findFirst()
                .orElseThrow();
    }
}
