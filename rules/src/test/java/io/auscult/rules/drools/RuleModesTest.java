package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single rules that reach less far than their pack. */
class RuleModesTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final RuleId ONE = new RuleId("heart/one");
    private static final RuleId OTHER = new RuleId("heart/other");
    private static final PackRelease PACK = TestPack.clinical("heart")
            .proposes("heart/one", "$it : Patient()")
            .proposes("heart/other", "$it : Patient()")
            .release();

    private final MemoryChart chart = new MemoryChart(new PatientId("a".repeat(32)), Concepts.EMPTY);

    @Test
    void aRuleThatIsOffSaysNothingAndTheOthersGoOn() {
        DroolsRulebook rulebook = compiled(PACK.reaching(Mode.LIVE, Map.of(ONE, Mode.OFF)));
        assertThat(decide(rulebook)).extracting(Decision::rule).containsExactly(OTHER);
        assertThat(rulebook.modes()).containsOnlyKeys(OTHER);
        assertThat(rulebook.cards()).containsOnlyKeys(OTHER);
    }

    @Test
    void aRuleInShadowIsRecordedOnly() {
        DroolsRulebook rulebook = compiled(PACK.reaching(Mode.LIVE, Map.of(ONE, Mode.SHADOW)));
        assertThat(decide(rulebook))
                .extracting(decision -> ((Decision.Raise) decision).mode())
                .containsExactly(Mode.SHADOW, Mode.LIVE);
    }

    @Test
    void theRulebooksWordChangesWithEverySwitchAndTheDecisionsVersionDoesNot() {
        DroolsRulebook plain = compiled(PACK);
        DroolsRulebook switched = compiled(PACK.reaching(Mode.LIVE, Map.of(ONE, Mode.SHADOW)));
        assertThat(plain.version()).isEqualTo("heart@1.0.0");
        assertThat(switched.version()).isNotEqualTo(plain.version());
        assertThat(decide(switched))
                .extracting(decision -> decision.rationale().packVersion())
                .containsOnly("1.0.0");
    }

    @Test
    void whatWasCompiledBeforeIsUsedAgainWithItsOwnModes() {
        CompiledPacks known = new CompiledPacks();
        DroolsRulebook shadow = DroolsRulebook.compile(List.of(PACK.reaching(Mode.SHADOW, Map.of())), Map.of(), known);
        DroolsRulebook live = DroolsRulebook.compile(List.of(PACK), Map.of(), known);
        assertThat(shadow.modes()).containsEntry(ONE, Mode.SHADOW);
        assertThat(live.modes()).containsEntry(ONE, Mode.LIVE);
        assertThat(known.of(PACK).alone()).isSameAs(known.of(PACK.from(NOW)).alone());
    }

    private List<Decision> decide(DroolsRulebook rulebook) {
        return rulebook.decide(chart, List.of(), AlertBook.EMPTY, NOW);
    }

    private static DroolsRulebook compiled(PackRelease pack) {
        return DroolsRulebook.compile(List.of(pack), Map.of());
    }
}
