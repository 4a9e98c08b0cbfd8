package io.auscult.cli.rules.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.rules.release.DecisionCounts.Row;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionCountsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T08:00:00Z");
    private static final RuleId ONE = new RuleId("heart/one");

    private final DecisionCounts counts =
            new DecisionCounts(new PackHistory(List.of(Packs.live("1.0.0", MONDAY), Packs.live("1.1.0", TUESDAY))));

    @Test
    void countsPatientsByVersionAndHowFarItReached() {
        counts.add("p1", raise("1.0.0", Mode.LIVE), MONDAY);
        counts.add("p1", raise("1.0.0", Mode.LIVE), MONDAY.plusSeconds(9));
        counts.add("p2", raise("1.0.0", Mode.LIVE), MONDAY);
        counts.add("p1", raise("1.1.0", Mode.SHADOW), TUESDAY);
        counts.add("p3", raise("1.1.0", Mode.SHADOW), TUESDAY);
        counts.add("p4", held(), TUESDAY);
        counts.add("p5", new Decision.Undetermined(ONE, Subject.PATIENT, why("heart", "1.1.0")), TUESDAY);
        assertThat(counts.rows("heart"))
                .containsExactly(new Row(ONE, "1.0.0", 2, 0, 0, 0, 0), new Row(ONE, "1.1.0", 0, 2, 1, 1, 1))
                .isEqualTo(counts.rows("heart/one"))
                .isEqualTo(counts.rows(""));
        assertThat(counts.rows("lung")).isEmpty();
    }

    @Test
    void whatAPolicyHeldCountsUnderTheVersionOfTheRuleThatWasInForceThen() {
        counts.add("p1", held(), MONDAY.plusSeconds(1));
        counts.add("p1", held(), TUESDAY.plusSeconds(1));
        assertThat(counts.rows("heart")).extracting(Row::version).containsExactly("1.0.0", "1.1.0");
    }

    private static Decision raise(String version, Mode mode) {
        return new Decision.Raise(
                ONE, Subject.PATIENT, Indicator.INFO, "It is so", mode, List.of(), null, why("heart", version));
    }

    private static Decision held() {
        return new Decision.Withhold(ONE, Subject.PATIENT, null, Mode.LIVE, why("policy", "9.9.9"));
    }

    private static Rationale why(String pack, String version) {
        return new Rationale(new RuleId(pack + "/one"), pack, version, List.of(), "It is so.");
    }
}
