package io.auscult.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackReleaseTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final RuleId RULE = new RuleId("cardiac/troponin-rise");
    private static final PackRelease FIRST =
            new PackRelease("cardiac", "1.0.0", Mode.LIVE, MONDAY, Map.of("pack.yaml", "id: cardiac"));

    @Test
    void theFirstPublicationAndEachSwitchHaveKeysOfTheirOwn() {
        PackRelease later = FIRST.from(MONDAY.plusSeconds(1));
        assertThat(FIRST.key()).isEqualTo("cardiac@1.0.0").isEqualTo(later.key());
        assertThat(FIRST.switchKey()).isEqualTo("cardiac@1.0.0@2026-01-05T08:00:00Z");
        assertThat(later.switchKey()).isNotEqualTo(FIRST.switchKey());
        assertThat(FIRST.from(PackRelease.NEVER).pending()).isTrue();
        assertThat(FIRST.pending()).isFalse();
    }

    @Test
    void theWordIsTheVersionAndSaysWhereItReachesLessFar() {
        assertThat(FIRST.word()).isEqualTo("cardiac@1.0.0");
        assertThat(FIRST.reaching(Mode.SHADOW, Map.of()).word()).isEqualTo("cardiac@1.0.0 shadow");
        assertThat(FIRST.reaching(Mode.LIVE, Map.of(RULE, Mode.OFF)).word())
                .isEqualTo("cardiac@1.0.0 (cardiac/troponin-rise off)");
    }

    @Test
    void aRuleReachesNoFurtherThanItsPack() {
        PackRelease shadow = FIRST.reaching(Mode.SHADOW, Map.of(RULE, Mode.LIVE));
        assertThat(shadow.mode(RULE)).isEqualTo(Mode.SHADOW);
        assertThat(FIRST.reaching(Mode.LIVE, Map.of(RULE, Mode.OFF)).mode(RULE)).isEqualTo(Mode.OFF);
        assertThat(FIRST.mode(RULE)).isEqualTo(Mode.LIVE);
    }
}
