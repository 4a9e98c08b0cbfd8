package io.auscult.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever reads the releases comes to the same, and nobody's decision is undone by a machine's. */
class PausesTest {
    private static final Instant T = Instant.parse("2026-01-05T08:00:00Z");
    private static final RuleId RULE = new RuleId("cardiac/troponin-rise");
    private static final PackRelease FIRST =
            new PackRelease("cardiac", "1.0.0", Mode.LIVE, T, Map.of("pack.yaml", "id: cardiac"));
    private static final PackRelease OTHER =
            new PackRelease("kidney", "1.0.0", Mode.LIVE, T, Map.of("pack.yaml", "id: kidney"));
    private static final PackRelease MENDED =
            new PackRelease("cardiac", "1.1.0", Mode.LIVE, T.plusSeconds(60), Map.of("pack.yaml", "id: cardiac #"));

    @Test
    void ofSeveralPausesOfOneReleaseTheFirstCounts() {
        PackRelease first = FIRST.paused(T.plusSeconds(15), "It ran away");
        PackRelease second = FIRST.paused(T.plusSeconds(16), "It ran away");
        assertThat(Pauses.counting(List.of(second, OTHER, FIRST, first)))
                .containsExactlyInAnyOrder(FIRST, OTHER, first);
    }

    @Test
    void aPauseThatComesAfterWhatMendsThePackStopsNothing() {
        PackRelease late = FIRST.paused(T.plusSeconds(61), "It ran away");
        assertThat(holding(T.plusSeconds(90), FIRST, MENDED, late)).isEqualTo(MENDED);
    }

    @Test
    void whatAPersonDecidesAtTheSameTimeGoesBeforeAPause() {
        PackRelease shadow = FIRST.reaching(Mode.SHADOW, Map.of())
                .decided("cardiology", "count")
                .from(T.plusSeconds(15));
        assertThat(holding(T.plusSeconds(90), FIRST, FIRST.paused(T.plusSeconds(15), "It ran away"), shadow))
                .isEqualTo(shadow);
    }

    @Test
    void whatIsLiveAgainIsNotPausedByAnOlderPauseAndMayBeByANewOne() {
        PackRelease pause = FIRST.paused(T.plusSeconds(15), "It ran away");
        PackRelease live = pause.reaching(Mode.LIVE, Map.of())
                .decided("cardiology", "again")
                .from(T.plusSeconds(30));
        PackRelease duplicate = FIRST.paused(T.plusSeconds(31), "It ran away");
        PackRelease again = live.paused(T.plusSeconds(50), "It ran away");
        assertThat(live.pausing()).isFalse();
        assertThat(holding(T.plusSeconds(40), FIRST, pause, live, duplicate)).isEqualTo(live);
        assertThat(holding(T.plusSeconds(90), FIRST, pause, live, duplicate, again))
                .isEqualTo(again);
    }

    @Test
    void aRuleIsPausedAndThenItsPack() {
        PackRelease rule = FIRST.paused(RULE, T.plusSeconds(15), "It floods");
        PackRelease pack = rule.paused(T.plusSeconds(30), "It ran away");
        assertThat(rule.word()).isEqualTo("cardiac@1.0.0 (cardiac/troponin-rise off)");
        assertThat(rule.paused()).isFalse();
        assertThat(pack.word()).isEqualTo("cardiac@1.0.0 paused (cardiac/troponin-rise off)");
        assertThat(holding(T.plusSeconds(20), FIRST, rule, pack)).isEqualTo(rule);
        assertThat(holding(T.plusSeconds(90), FIRST, rule, pack)).isEqualTo(pack);
    }

    @Test
    void aPauseOfWhatWasNeverPublishedStopsNothing() {
        assertThat(Pauses.counting(List.of(FIRST.paused(T.plusSeconds(15), "It ran away"))))
                .isEmpty();
    }

    @Test
    void noOrderOfArrivalMakesADifference() {
        PackRelease pause = FIRST.paused(T.plusSeconds(15), "It ran away");
        List<PackRelease> all = new ArrayList<>(List.of(
                FIRST,
                OTHER,
                pause,
                FIRST.paused(T.plusSeconds(16), "It ran away"),
                MENDED,
                MENDED.paused(T.plusSeconds(80), "It ran away"),
                FIRST.paused(T.plusSeconds(81), "It ran away"),
                FIRST.from(T.plusSeconds(120)).decided("cardiology", "rolled back")));
        List<PackRelease> counting = Pauses.counting(all);
        assertThat(counting).hasSize(6);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(all, new Random(seed));
            assertThat(Pauses.counting(all)).isEqualTo(counting);
        }
    }

    @Test
    void thePauseHasAKeyThatNoPersonsSwitchOfTheSameTimeHas() {
        assertThat(FIRST.paused(T, "It ran away").switchKey())
                .isNotEqualTo(FIRST.reaching(Mode.OFF, Map.of()).switchKey());
    }

    private static PackRelease holding(Instant moment, PackRelease... all) {
        return Pauses.holding(Pauses.counting(List.of(all)), moment).iterator().next();
    }
}
