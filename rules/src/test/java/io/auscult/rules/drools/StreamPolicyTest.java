package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.AlertLife;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.Duplicate;
import io.auscult.rules.pack.LockOut;
import io.auscult.rules.pack.LookBack;
import io.auscult.rules.pack.LookBack.How;
import io.auscult.rules.pack.PolicyData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundled policy pack, given what packs say of their rules. */
class StreamPolicyTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final List<PackRelease> POLICY = BundledFiles.packs(Instant.EPOCH).stream()
            .filter(pack -> pack.id().equals("policy"))
            .toList();
    private static final DroolsRulebook RULEBOOK = DroolsRulebook.compile(POLICY, Map.of());
    private static final RuleId ONE = new RuleId("site/one");
    private static final RuleId OTHER = new RuleId("site/other");
    private static final Duplicate PAIR = new Duplicate(ONE, OTHER, null);

    private final MemoryChart chart = new MemoryChart(Said.PATIENT, CONCEPTS);

    @Test
    void whatIsInShadowCoversNothingLive() {
        List<Decision> decisions = hold(pairs(PAIR), AlertBook.EMPTY, raise(ONE, Mode.LIVE), raise(OTHER, Mode.SHADOW));
        assertThat(decisions).allMatch(Raise.class::isInstance);
        assertThat(hold(pairs(PAIR), AlertBook.EMPTY, raise(ONE, Mode.SHADOW), raise(OTHER, Mode.LIVE)))
                .first()
                .isInstanceOf(Withhold.class);
    }

    @Test
    void whatIsHeldItselfCoversNothing() {
        PolicyData data =
                new PolicyData(Map.of(OTHER, new LockOut(Duration.ofDays(1), Map.of())), List.of(), List.of(PAIR));
        List<Decision> decisions = hold(data, answered(OTHER, NOW), raise(ONE, Mode.LIVE), raise(OTHER, Mode.LIVE));
        assertThat(decisions.getFirst()).isInstanceOf(Raise.class);
        assertThat(decisions.getLast())
                .isInstanceOfSatisfying(
                        Withhold.class,
                        held -> assertThat(held.rationale().rule())
                                .isEqualTo(new RuleId("policy/lock-out-after-answer")));
    }

    @Test
    void aHoldNamesTheOtherRuleAndLastsWhileItIsRaised() {
        assertThat(hold(pairs(PAIR), AlertBook.EMPTY, raise(ONE, Mode.LIVE), raise(OTHER, Mode.LIVE))
                        .getFirst())
                .isInstanceOfSatisfying(Withhold.class, held -> {
                    assertThat(held.until()).isNull();
                    assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/duplicate"));
                    assertThat(held.rationale().seen())
                            .anySatisfy(seen -> assertThat(seen.what()).isEqualTo("same as site/other"));
                });
    }

    @Test
    void anOrderInForceHoldsAndOneTakenBackDoesNot() {
        LookBack lookBack = new LookBack("site/*", How.ORDERED, "abdominal-imaging", Duration.ofDays(30));
        PolicyData data = new PolicyData(Map.of(), List.of(lookBack), List.of());
        chart.fold(Said.at(NOW).serviceRequest("order", imaging(), NOW.minus(Duration.ofDays(3))));
        assertThat(hold(data, AlertBook.EMPTY, raise(ONE, Mode.LIVE)).getFirst())
                .isInstanceOfSatisfying(Withhold.class, held -> {
                    assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(27)));
                    assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/look-back"));
                    assertThat(held.rationale().sentence()).contains("was ordered on 2026-01-12");
                });
        chart.fold(Said.at(NOW.plusSeconds(1)).withStatus("entered-in-error").retracted("order"));
        assertThat(hold(data, AlertBook.EMPTY, raise(ONE, Mode.LIVE)).getFirst())
                .isInstanceOf(Raise.class);
    }

    @Test
    void whatIsDatedAheadIsDueWhenItBeginsToHoldAnOpenAlert() {
        chart.fold(Said.at(NOW).procedure("imaging", imaging(), NOW.plus(Duration.ofHours(5))));
        Raise raise = raise(new RuleId("pancreas/one"), Mode.LIVE);
        AlertBook open =
                AlertLife.step(AlertBook.EMPTY, List.of(raise), "event", NOW).book();
        assertThat(RULEBOOK.nextDue(chart, List.of(), open, NOW)).isEqualTo(NOW.plus(Duration.ofHours(5)));
        assertThat(RULEBOOK.nextDue(chart, List.of(), AlertBook.EMPTY, NOW)).isNull();
    }

    @Test
    void aLockOutByVisitEndsWithTheVisitAtTheLatest() {
        PolicyData data = new PolicyData(
                Map.of(ONE, new LockOut(Duration.ofDays(9), Map.of(), LockOut.Scope.ENCOUNTER)), List.of(), List.of());
        AlertBook book = answered(ONE, NOW.minus(Duration.ofHours(2)));
        chart.fold(
                Said.at(NOW.minus(Duration.ofHours(5))).encounter("stay", "IMP", NOW.minus(Duration.ofHours(5)), null));
        assertThat(hold(data, book, raise(ONE, Mode.LIVE)).getFirst())
                .isInstanceOfSatisfying(
                        Withhold.class,
                        held -> assertThat(held.until())
                                .isEqualTo(NOW.plus(Duration.ofDays(9)).minus(Duration.ofHours(2))));
        chart.fold(Said.at(NOW).encounter("stay", "IMP", NOW.minus(Duration.ofHours(5)), NOW.minusSeconds(60)));
        assertThat(hold(data, book, raise(ONE, Mode.LIVE)).getFirst()).isInstanceOf(Raise.class);
    }

    @Test
    void everyPolicyRuleHasACardThatSaysUntilWhenOrNamesWhatEndsIt() {
        assertThat(RULEBOOK.cards().keySet())
                .extracting(RuleId::value)
                .containsExactly(
                        "policy/duplicate",
                        "policy/lock-out-after-answer",
                        "policy/look-back",
                        "policy/patient-deceased",
                        "policy/snoozed");
    }

    private List<Decision> hold(PolicyData data, AlertBook book, Raise... raises) {
        return RULEBOOK.with(data).hold(List.of(raises), chart, book, NOW);
    }

    private static PolicyData pairs(Duplicate... pairs) {
        return new PolicyData(Map.of(), List.of(), List.of(pairs));
    }

    private static Code imaging() {
        Concept concept = CONCEPTS.concept(ConceptId.of("abdominal-imaging")).orElseThrow();
        return concept.codes().stream()
                .sorted(java.util.Comparator.comparing(Code::value))
                .findFirst()
                .orElseThrow();
    }

    private static AlertBook answered(RuleId rule, Instant at) {
        Answer answer = new Answer(Answer.Outcome.OVERRIDDEN, "dr", at, null, null);
        return new AlertBook(
                List.of(), List.of(new AlertBook.Answered(rule, Subject.PATIENT, new AlertId("alert"), answer)));
    }

    private static Raise raise(RuleId rule, Mode mode) {
        return new Raise(
                rule,
                Subject.PATIENT,
                Indicator.INFO,
                "It is so",
                mode,
                List.of(),
                null,
                new Rationale(rule, "site", "1", List.of(), "It is so"));
    }
}
