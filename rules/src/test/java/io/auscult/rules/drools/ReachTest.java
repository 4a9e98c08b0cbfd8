package io.auscult.rules.drools;

import static io.auscult.rules.drools.Bedside.ASCVD;
import static io.auscult.rules.drools.Bedside.ENDPAC;
import static io.auscult.rules.drools.Bedside.LIVE;
import static io.auscult.rules.drools.Bedside.NOW;
import static io.auscult.rules.drools.Bedside.PACKS;
import static io.auscult.rules.drools.Bedside.PREVENT;
import static io.auscult.rules.drools.Bedside.RISE;
import static io.auscult.rules.drools.Bedside.answered;
import static io.auscult.rules.drools.Bedside.endpac;
import static io.auscult.rules.drools.Bedside.prevent;
import static io.auscult.rules.drools.Bedside.replaced;
import static io.auscult.rules.drools.Bedside.troponin;
import static io.auscult.rules.drools.Bedside.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far a decision reaches: no further than its pack, its models and its site values. */
class ReachTest {
    private final Bedside bedside = new Bedside();

    @Test
    void aModelInShadowKeepsTheAlertInShadow() {
        bedside.patientOfAge(62);
        DroolsRulebook rulebook = DroolsRulebook.compile(PACKS, with(PREVENT, Mode.SHADOW));

        assertThat(bedside.decide(rulebook, prevent(0.1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.mode()).isEqualTo(Mode.SHADOW));
    }

    @Test
    void aModelThatIsOffOrUnknownSaysNothing() {
        bedside.patientOfAge(62);

        assertThat(bedside.decide(DroolsRulebook.compile(PACKS, with(PREVENT, Mode.OFF)), prevent(0.1)))
                .isEmpty();
        assertThat(bedside.decide(DroolsRulebook.compile(PACKS, Map.of()), prevent(0.1)))
                .isEmpty();
    }

    @Test
    void ofTwoVersionsOfAModelTheLiveOneSpeaks() {
        bedside.patientOfAge(62);
        ModelRef next = new ModelRef("prevent", "1.1.0");
        DroolsRulebook rulebook = DroolsRulebook.compile(PACKS, with(next, Mode.SHADOW));

        assertThat(bedside.decide(rulebook, prevent(0.3, next), prevent(0.1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.models()).containsExactly(PREVENT));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aPackReachesAsFarAsItsMode(Mode mode) {
        bedside.patientOfAge(62);
        DroolsRulebook rulebook = DroolsRulebook.compile(replaced("cardiac", mode, "", ""), LIVE);

        List<Decision> decisions = bedside.decide(rulebook, troponin("rule-in"));

        if (mode == Mode.OFF) {
            assertThat(decisions).isEmpty();
            assertThat(rulebook.modes()).doesNotContainKey(RISE);
        } else {
            assertThat(decisions)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Raise.class, raise -> assertThat(raise.mode()).isEqualTo(mode));
        }
    }

    @Test
    void aRuleOnASiteValueThatNobodySetStaysInShadow() {
        bedside.patientOfAge(62);
        DroolsRulebook rulebook =
                DroolsRulebook.compile(replaced("cardiac", Mode.LIVE, "siteValuesSetBy: quickstart\n", ""), LIVE);

        List<Decision> decisions = bedside.decide(rulebook, prevent(0.1), troponin("rule-in"));

        assertThat(decisions).extracting(decision -> ((Raise) decision).mode()).containsExactly(Mode.SHADOW, Mode.LIVE);
        assertThat(((Raise) decisions.getFirst()).rationale().seen())
                .contains(new Seen("threshold high-ascvd-risk", "7.5 %", null, "site value, not set"));
        assertThat(rulebook.modes()).containsEntry(ASCVD, Mode.SHADOW).containsEntry(RISE, Mode.LIVE);
    }

    @Test
    void aPolicyOnASiteValueThatNobodySetHoldsNothingThatIsLive() {
        bedside.patientOfAge(68);
        bedside.imaged(NOW.minus(Duration.ofDays(30)));
        List<PackRelease> unset = replaced("policy", Mode.LIVE, "siteValuesSetBy: quickstart\n", "");

        assertThat(bedside.decide(DroolsRulebook.compile(unset, LIVE), endpac("high")))
                .singleElement()
                .isInstanceOf(Raise.class);
        assertThat(bedside.decide(DroolsRulebook.compile(unset, with(ENDPAC, Mode.SHADOW)), endpac("high")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Withhold.class, held -> assertThat(held.mode()).isEqualTo(Mode.SHADOW));
    }

    @Test
    void lockOutsAreSiteValuesToo() {
        bedside.patientOfAge(62);
        DroolsRulebook unset =
                DroolsRulebook.compile(replaced("cardiac", Mode.LIVE, "siteValuesSetBy: quickstart\n", ""), LIVE);
        AlertBook answered = answered(RISE, "need-more-info", NOW.minusSeconds(60));

        assertThat(unset.decide(bedside.chart, List.of(troponin("rule-in")), answered, NOW))
                .singleElement()
                .isInstanceOf(Raise.class);
    }
}
