package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.WhyView;
import io.auscult.streams.consult.WhyView.ConditionView;
import io.auscult.streams.consult.WhyView.RuleView;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code GET /why} says from the stores of the stream. */
class WhyTest {
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");
    private static final RuleId ASCVD = new RuleId("cardiac/high-ascvd-risk-without-statin");

    @TempDir
    Path stateDir;

    @Test
    void saysOfEveryRuleWhatBecameOfItAndOfMissingDataWhatIsMissing() {
        try (Scenario scenario = risen(Said.at(T0), Said.at(T1))) {
            WhyView all = scenario.why(PATIENT, null, T1).orElseThrow();

            assertThat(all.explanations()).extracting(RuleView::rule).containsExactlyElementsOf(all.rules());
            assertThat(rule(all, RISE).outcome()).isEqualTo("raised");
            assertThat(rule(all, RISE).mode()).isEqualTo("live");
            assertThat(rule(all, ASCVD).outcome()).isEqualTo("not-matched");
            assertThat(rule(all, ASCVD).because()).singleElement().asString().startsWith("PREVENT is not assessable: ");
            assertThat(all.versions()).contains("cardiac@1.3.0");
        }
    }

    @Test
    void ofOneRuleItSaysTheWholeWithItsAlertAndWhoSawIt() {
        try (Scenario scenario = risen(Said.at(T0), Said.at(T1))) {
            String alert =
                    scenario.book(PATIENT).open().getFirst().episode().id().value();
            scenario.when(Said.at(T1.plusSeconds(1)).shown(alert, 1, "dr-who"));

            RuleView why = rule(scenario.why(PATIENT, RISE, T1).orElseThrow(), RISE);

            assertThat(why.variants().getFirst().conditions())
                    .extracting(ConditionView::met)
                    .containsOnly("yes");
            assertThat(why.alert()).satisfies(current -> {
                assertThat(current).isNotNull();
                assertThat(current.state()).isEqualTo("open");
                assertThat(current.shown())
                        .extracting(WhyView.ShownView::viewer)
                        .containsExactly("dr-who");
            });
            assertThat(why.policies()).extracting(WhyView.PolicyView::holds).containsOnly(false);
        }
    }

    @Test
    void ofAnAnsweredQuestionItSaysWhoHoldsItAndUntilWhen() {
        try (Scenario scenario = risen(Said.at(T0), Said.at(T1))) {
            String alert =
                    scenario.book(PATIENT).open().getFirst().episode().id().value();
            Instant answered = T1.plusSeconds(30);
            scenario.when(Said.at(answered).answer(alert, Answer.Outcome.ACCEPTED, "dr"));

            RuleView why = rule(scenario.why(PATIENT, RISE, answered).orElseThrow(), RISE);

            assertThat(why.outcome()).isEqualTo("held");
            assertThat(why.heldBy()).isEqualTo("policy/lock-out-after-answer");
            assertThat(why.until()).isEqualTo("2026-01-10T21:00:30Z");
            assertThat(why.sentence()).isNotBlank();
        }
    }

    @Test
    void anInitialLoadReachesNobody() {
        try (Scenario scenario = risen(Said.at(T0).asBackfill(), Said.at(T1).asBackfill())) {
            scenario.when(Said.at(T1.plusSeconds(1)).backfillEnded());

            RuleView why = rule(scenario.why(PATIENT, RISE, T1).orElseThrow(), RISE);

            assertThat(why.outcome()).isEqualTo("raised");
            assertThat(why.mode()).isEqualTo("shadow");
            assertThat(why.notLiveBecause()).containsExactly("only an initial load of this patient has come");
        }
    }

    @Test
    void ofAMergedRecordItSaysWhereItGoesOn() {
        PatientId survivor = new PatientId("b".repeat(32));
        try (Scenario scenario = risen(Said.at(T0), Said.at(T1))) {
            scenario.when(Said.at(T1.plusSeconds(1)).mergedInto(survivor));

            WhyView why = scenario.why(PATIENT, RISE, T1).orElseThrow();

            assertThat(why.mergedInto()).isEqualTo(survivor.value());
            assertThat(why.explanations()).isEmpty();
        }
    }

    @Test
    void ofAStrangerThereIsNothingAndOfARuleThatIsNotThereTheOthers() {
        try (Scenario scenario = risen(Said.at(T0), Said.at(T1))) {
            assertThat(scenario.why(new PatientId("c".repeat(32)), null, T1)).isEmpty();

            WhyView none = scenario.why(PATIENT, new RuleId("no/such"), T1).orElseThrow();

            assertThat(none.explanations()).isEmpty();
            assertThat(none.rules()).contains(RISE.value(), ASCVD.value());
        }
    }

    private Scenario risen(Said first, Said second) {
        return Scenario.at(T1, stateDir)
                .given(
                        first.person(Sex.MALE, "1960-01-01"),
                        first.byMethod(ELECSYS).result("t0", TROPONIN, "14", "ng/L", T0),
                        second.byMethod(ELECSYS).result("t1", TROPONIN, "60", "ng/L", T1));
    }

    private static RuleView rule(WhyView why, RuleId rule) {
        return why.explanations().stream()
                .filter(each -> each.rule().equals(rule.value()))
                .findFirst()
                .orElseThrow();
    }
}
