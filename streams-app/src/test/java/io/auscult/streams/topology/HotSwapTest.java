package io.auscult.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs are exchanged while events run through: each event is decided by one version whole, the one in force at its time. */
class HotSwapTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int EVENTS = 600;
    private static final int EVENTS_OF_A_VERSION = 25;
    private static final Code HBA1C = new Code(Code.LOINC, "4548-4");

    @TempDir
    Path stateDir;

    @Test
    void noEventIsDecidedByHalfAPack() throws Exception {
        Releases releases = releases();
        releases.add(List.of(), List.of(), List.of(version(0)));
        CountDownLatch third = new CountDownLatch(EVENTS / 3);
        Thread publisher = Thread.ofPlatform().start(() -> publishAll(releases, third));
        List<Decision> decisions = new ArrayList<>();
        try (Scenario live = Scenario.releasing(releases, T0, stateDir.resolve("live"))) {
            live.given(Said.at(T0).person(Sex.FEMALE, "1950-02-03"));
            for (int i = 1; i <= EVENTS; i++) {
                releases.awaitReadFor(at(i), Duration.ofSeconds(60));
                List<Decision> made = live.when(event(i)).decisions();
                assertThat(made).hasSize(2).allMatch(decision -> decision instanceof Decision.Raise);
                String version = "1.0." + i / EVENTS_OF_A_VERSION;
                assertThat(made)
                        .extracting(decision -> decision.rationale().packVersion())
                        .containsOnly(version);
                decisions.addAll(made);
                third.countDown();
            }
        }
        publisher.join();

        assertThat(replayed(releases)).isEqualTo(decisions);
    }

    /** First half of the versions at once, as after a start; the others while events run. */
    private static void publishAll(Releases releases, CountDownLatch third) {
        int last = EVENTS / EVENTS_OF_A_VERSION;
        for (int version = 1; version <= last; version++) {
            if (version == last / 2) {
                await(third);
            }
            releases.add(List.of(), List.of(), List.of(version(version)));
            releases.readUpTo(version(version).inForceFrom());
        }
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Decision> replayed(Releases releases) {
        try (Scenario replay = Scenario.releasing(releases, T0, stateDir.resolve("replay"))) {
            replay.given(Said.at(T0).person(Sex.FEMALE, "1950-02-03"));
            List<PatientEvent> log = new ArrayList<>();
            for (int i = 1; i <= EVENTS; i++) {
                log.add(event(i));
            }
            return replay.when(log.toArray(PatientEvent[]::new)).decisions();
        }
    }

    private static Releases releases() {
        Releases releases = new Releases(new RulesCompilation(), List.of());
        releases.add(List.of(BundledFiles.concepts(Scenario.IN_FORCE)), List.of(), List.of());
        return releases;
    }

    private static Instant at(int event) {
        return T0.plus(STEP.multipliedBy(event));
    }

    private static PatientEvent event(int i) {
        return Said.at(at(i)).result("hba1c-" + i, HBA1C, "7." + i, "%", at(i));
    }

    /** In force from its first event on. */
    private static PackRelease version(int number) {
        Map<String, String> files = new TreeMap<>();
        files.put("pack.yaml", "id: swap\nversion: 1.0." + number + "\nowner: Testers\nkind: clinical\nmode: live\n");
        for (String rule : List.of("swap/first", "swap/second")) {
            String name = rule.replace('/', '-');
            files.put(
                    name + ".drl",
                    "rule \"" + rule + "\" when Patient( $it : latest(\"hba1c\"), $it != null, $it.value > 6 )"
                            + " then propose( drools, $it ); end");
            files.put(
                    name + ".md",
                    "---\nid: " + rule
                            + "\nowner: Testers\nevidence: [site value]\nindicator: info\nsummary: \"HbA1c {{hba1c}}\"\n"
                            + "sentence: \"HbA1c is {{hba1c}}.\"\n---\nBecause.\n");
        }
        return new PackRelease("swap", "1.0." + number, Mode.LIVE, at(number * EVENTS_OF_A_VERSION), files);
    }
}
