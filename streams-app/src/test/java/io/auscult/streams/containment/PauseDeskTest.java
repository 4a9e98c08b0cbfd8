package io.auscult.streams.containment;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.streams.release.Compilation;
import io.auscult.streams.release.Releases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PauseDeskTest {
    private static final Instant T = Instant.parse("2026-01-05T08:00:00Z");
    private static final String BOUND = "more than 200 firings in one decision";
    private static final PackRelease WILD =
            new PackRelease("wild", "1.0.0", Mode.LIVE, T.minusSeconds(60), Map.of("pack.yaml", "id: wild"));

    private final Releases releases = new Releases(new NoCompilation(), List.of());
    private final SetClock clock = new SetClock(T);
    private final List<PackRelease> written = new ArrayList<>();
    private final AtomicBoolean brokerIsDown = new AtomicBoolean();
    private final Counts counts = new Counts();
    private final PauseDesk desk = desk();

    private PauseDesk desk() {
        return new PauseDesk(releases, this::write, counts, clock, Runnable::run);
    }

    @Test
    void pausesAReleaseOnceHoweverOftenItRunsAway() {
        publish(WILD);
        for (int patient = 0; patient < 1_000; patient++) {
            desk.ranAway("wild", "1.0.0", BOUND, clock.instant());
            clock.goOn(Duration.ofMillis(7));
        }
        assertThat(written).singleElement().satisfies(pause -> {
            assertThat(pause.word()).isEqualTo("wild@1.0.0 paused");
            assertThat(pause.stops()).isEqualTo(WILD.switchKey());
            assertThat(pause.by()).isEqualTo("containment");
            assertThat(pause.why()).isEqualTo("It ran away: " + BOUND);
            assertThat(pause.files()).isEqualTo(WILD.files());
            assertThat(pause.inForceFrom()).isAfterOrEqualTo(T.plus(Releases.LEAD));
        });
        assertThat(counts.ranAway).isEqualTo(1_000);
        assertThat(counts.paused).containsExactly("published");
    }

    @Test
    void triesAgainAtALaterRunawayWhenTheBrokerWasDown() {
        publish(WILD);
        brokerIsDown.set(true);
        desk.ranAway("wild", "1.0.0", BOUND, clock.instant());
        desk.ranAway("wild", "1.0.0", BOUND, clock.instant());
        assertThat(counts.paused).as("not asked at every event").containsExactly("failed");
        brokerIsDown.set(false);
        clock.goOn(Duration.ofSeconds(11));
        desk.ranAway("wild", "1.0.0", BOUND, clock.instant());
        assertThat(written).hasSize(1);
        assertThat(written.getFirst().inForceFrom())
                .isAfterOrEqualTo(clock.instant().plus(Releases.LEAD));
        assertThat(counts.paused).containsExactly("failed", "published");
    }

    @Test
    void whatRanAwayLongAgoAndWasReplacedSinceIsNotPaused() {
        PackRelease mended = new PackRelease("wild", "1.1.0", Mode.LIVE, T.minusSeconds(30), Map.of());
        publish(WILD);
        publish(mended);
        desk.ranAway("wild", "1.0.0", BOUND, T.minusSeconds(45));
        assertThat(written).isEmpty();
        assertThat(counts.paused).containsExactly("moot");
    }

    @Test
    void whatIsReplacedInTheNextSecondsIsNotPaused() {
        publish(WILD);
        publish(new PackRelease("wild", "1.1.0", Mode.LIVE, T.plusSeconds(5), Map.of()));
        desk.ranAway("wild", "1.0.0", BOUND, T);
        assertThat(written).isEmpty();
    }

    @Test
    void whoeverSwitchesItOnAgainAndAgainGetsOnePauseEachTime() {
        publish(WILD);
        PackRelease holds = WILD;
        for (int round = 1; round <= 5; round++) {
            for (int patient = 0; patient < 20; patient++) {
                desk.ranAway("wild", "1.0.0", BOUND, clock.instant());
            }
            assertThat(written).hasSize(round);
            assertThat(written.getLast().stops()).isEqualTo(holds.switchKey());
            clock.goOn(Duration.ofMinutes(1));
            assertThat(releases.packs(clock.instant()))
                    .extracting(PackRelease::word)
                    .containsExactly("wild@1.0.0 paused");
            holds = WILD.decided("somebody", "on again").from(clock.instant());
            publish(holds);
            clock.goOn(Duration.ofMinutes(1));
        }
        assertThat(releases.packs(clock.instant()))
                .extracting(PackRelease::word)
                .containsExactly("wild@1.0.0");
    }

    @Test
    void ofSeveralProcessesThatPauseTheSameTheFirstCountsAndNoneUndoesWhatAPersonDecides() {
        publish(WILD);
        List<PackRelease> ofOthers = new ArrayList<>();
        for (int process = 0; process < 3; process++) {
            new PauseDesk(releases, ofOthers::add, PauseMeters.NONE, clock, Runnable::run)
                    .ranAway("wild", "1.0.0", BOUND, T);
            clock.goOn(Duration.ofMillis(300));
        }
        PackRelease live = WILD.decided("somebody", "on again")
                .from(ofOthers.get(1).inForceFrom().plusMillis(100));
        publish(ofOthers.get(2));
        publish(live);
        publish(ofOthers.get(0));
        publish(ofOthers.get(1));
        Instant first = ofOthers.get(0).inForceFrom();
        assertThat(releases.packs(first.minusMillis(1)))
                .extracting(PackRelease::word)
                .containsExactly("wild@1.0.0");
        assertThat(releases.packs(first)).extracting(PackRelease::word).containsExactly("wild@1.0.0 paused");
        assertThat(releases.packs(first.plusSeconds(60))).containsExactly(live);
    }

    private void publish(PackRelease release) {
        releases.add(List.of(), List.of(), List.of(release));
    }

    private void write(PackRelease pause) {
        if (brokerIsDown.get()) {
            throw new IllegalStateException("no broker");
        }
        written.add(pause);
        publish(pause);
    }

    private static final class Counts implements PauseMeters {
        private final List<String> paused = new ArrayList<>();
        private int ranAway;

        @Override
        public void ranAway(String pack) {
            ranAway++;
        }

        @Override
        public void paused(String pack, String outcome) {
            paused.add(outcome);
        }
    }

    private record NoCompilation() implements Compilation {
        @Override
        public Concepts concepts(CatalogueRelease release) {
            return Concepts.EMPTY;
        }

        @Override
        public Rulebook rulebook(List<PackRelease> packs, Map<ModelRef, Mode> models) {
            return new NoRules();
        }
    }

    private record NoRules() implements Rulebook {
        @Override
        public String version() {
            return "none";
        }

        @Override
        public List<Decision> decide(Chart chart, List<Signal> signals, AlertBook book, Instant now) {
            return List.of();
        }
    }
}
