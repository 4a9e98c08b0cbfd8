package io.auscult.streams.topology;

import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Snooze;
import io.auscult.core.fixture.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    @TempDir
    Path stateDir;

    @Test
    void i8ReplayingTheLogGivesTheSameBytes() {
        List<PatientEvent> log = liveLog(stateDir.resolve("live"));
        List<String> first = outputs(log, stateDir.resolve("first"));
        List<String> second = outputs(log, stateDir.resolve("second"));
        assertThat(first).hasSizeGreaterThan(5).isEqualTo(second);
    }

    /** What stands in the log after a day on which timers rang. */
    private static List<PatientEvent> liveLog(Path dir) {
        Said lab = Said.at(T0).byMethod(ELECSYS);
        List<PatientEvent> log = new ArrayList<>();
        try (Scenario live = Scenario.at(T0.plus(Duration.ofHours(2)), dir)) {
            add(live, log, lab.person(Sex.FEMALE, "1950-02-03"));
            add(live, log, lab.result("t0", TROPONIN, "14", "ng/L", T0));
            Instant t1 = T0.plus(Duration.ofHours(1));
            var raised = live.when(say(log, Said.at(t1).byMethod(ELECSYS).result("t1", TROPONIN, "60", "ng/L", t1)));
            String alert = raised.alerts().getFirst().episode().id().value();
            Snooze snooze = new Snooze("dr", t1.plusSeconds(20), t1.plus(Duration.ofHours(20)), true, "5");
            add(live, log, Said.at(t1.plusSeconds(20)).snooze(alert, snooze));
            log.addAll(live.clockGoesOn(Duration.ofHours(22)).rung());
            Instant woken = t1.plus(Duration.ofHours(23));
            add(live, log, Said.at(woken).answer(alert, Answer.Outcome.OVERRIDDEN, "dr"));
            log.addAll(live.clockGoesOn(Duration.ofDays(5)).rung());
            Instant t2 = T0.plus(Duration.ofDays(6));
            add(live, log, Said.at(t2).byMethod(ELECSYS).result("t2", TROPONIN, "80", "ng/L", t2));
        }
        assertThat(log).anyMatch(PatientEvent.TimePassed.class::isInstance);
        return log;
    }

    private static void add(Scenario live, List<PatientEvent> log, PatientEvent event) {
        live.when(say(log, event));
    }

    private static PatientEvent say(List<PatientEvent> log, PatientEvent event) {
        log.add(event);
        return event;
    }

    private static List<String> outputs(List<PatientEvent> log, Path dir) {
        try (Scenario replay = Scenario.replay(dir)) {
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
}
