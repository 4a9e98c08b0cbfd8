package io.auscult.rules.drools;

import static io.auscult.rules.drools.Bedside.LIVE;
import static io.auscult.rules.drools.Bedside.NOW;
import static io.auscult.rules.drools.Bedside.PACKS;
import static io.auscult.rules.drools.Bedside.PANCREAS;
import static io.auscult.rules.drools.Bedside.RISE;
import static io.auscult.rules.drools.Bedside.endpac;
import static io.auscult.rules.drools.Bedside.troponin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.release.PackRelease;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that fail or run away say so, and leave the others alone. */
class UndeterminedTest {
    private final Bedside bedside = new Bedside();

    @Test
    void aRuleThatThrowsLeavesItsPackUndeterminedAndOthersUntouched() {
        bedside.patientOfAge(62);
        List<PackRelease> packs = new ArrayList<>(PACKS);
        packs.add(TestPack.clinical("broken")
                .proposes("broken/asks-for-what-is-not-there", "$it : Patient( latest(\"hba1c\").value > 1 )")
                .proposes("broken/neighbour", "$it : RiskScored( model.id == \"endpac\" )")
                .release());

        List<Decision> decisions =
                bedside.decide(DroolsRulebook.compile(packs, LIVE), endpac("high"), troponin("rule-in"));

        assertThat(decisions)
                .extracting(
                        decision -> decision.rule().value(),
                        decision -> decision.getClass().getSimpleName())
                .containsExactly(
                        tuple("broken/asks-for-what-is-not-there", "Undetermined"),
                        tuple("broken/neighbour", "Undetermined"),
                        tuple(RISE.value(), "Raise"),
                        tuple(PANCREAS.value(), "Raise"));
        assertThat(decisions.getFirst().rationale().sentence())
                .isEqualTo("The rules of pack broken could not tell: a rule failed with NullPointerException");
        assertThat(decisions.getFirst())
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        undetermined -> assertThat(undetermined.ranAway())
                                .as("one patient's missing value is no reason to pause the pack")
                                .isEmpty());
    }

    @Test
    void rulesThatRunAwayAreStoppedAndUndetermined() {
        PackRelease wild = TestPack.runsAway("wild");

        assertThat(bedside.decide(DroolsRulebook.compile(List.of(wild), LIVE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        undetermined -> assertThat(undetermined.rationale().sentence())
                                .isEqualTo(
                                        "The rules of pack wild could not tell: more than 200 firings in one decision"))
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        undetermined ->
                                assertThat(undetermined.ranAway()).contains("more than 200 firings in one decision"));
    }

    @Test
    void whenAPolicyCannotTellTheAlertPasses() {
        bedside.patientOfAge(62);
        List<PackRelease> packs = new ArrayList<>(PACKS);
        packs.add(TestPack.policy("strict")
                .line(
                        "settings:\n  strict/holds-by-a-number-that-is-not-there:\n    span: {value: 3 d, citation: A study}")
                .file(
                        "q.drl",
                        "rule \"strict/holds-by-a-number-that-is-not-there\" when $p : Proposal()"
                                + " Patient( lastDone(\"abdominal-imaging\").at != null ) then hold( drools, $p, null ); end")
                .file(
                        "q.md",
                        "---\nid: strict/holds-by-a-number-that-is-not-there\nowner: Testers\nevidence: [x]\nsentence: No.\n---\nWhy.\n")
                .release());

        List<Decision> decisions = bedside.decide(DroolsRulebook.compile(packs, LIVE), troponin("rule-in"));

        assertThat(decisions).hasSize(2);
        assertThat(decisions.getFirst()).isInstanceOf(Raise.class);
        assertThat(decisions.getLast()).isInstanceOf(Undetermined.class);
    }

    @Test
    void whileThePoliciesArePausedWhatNobodyHasAnsweredPassesAndWhatWasAnsweredIsNotRaisedAgain() {
        bedside.patientOfAge(62);
        List<PackRelease> paused = PACKS.stream()
                .map(pack -> pack.id().equals("policy") ? pack.paused(pack.inForceFrom(), "It ran away") : pack)
                .toList();
        DroolsRulebook rulebook = DroolsRulebook.compile(paused, LIVE);
        AlertBook answered = Bedside.answered(RISE, "need-more-info", NOW.minusSeconds(60));

        assertThat(rulebook.decide(bedside.chart, List.of(troponin("rule-in")), AlertBook.EMPTY, NOW))
                .singleElement()
                .isInstanceOf(Raise.class);
        assertThat(rulebook.decide(bedside.chart, List.of(troponin("rule-in")), answered, NOW))
                .singleElement()
                .isInstanceOfSatisfying(Undetermined.class, undetermined -> {
                    assertThat(undetermined.rule()).isEqualTo(RISE);
                    assertThat(undetermined.ranAway()).isEmpty();
                    assertThat(undetermined.rationale().sentence()).contains("pack policy, which is paused,");
                });
        assertThat(rulebook.version()).contains("policy@", " paused");
    }

    @Test
    void thePpvFloorOfAPausedPolicyPackGoesOnKeepingAlertsPassive() {
        bedside.patientOfAge(62);
        List<PackRelease> paused = PACKS.stream()
                .map(pack -> pack.id().equals("policy") ? pack.paused(pack.inForceFrom(), "It ran away") : pack)
                .toList();
        assertThat(bedside.decide(DroolsRulebook.compile(paused, LIVE), endpac("high")))
                .isEqualTo(bedside.decide(DroolsRulebook.compile(PACKS, LIVE), endpac("high")));
    }

    @Test
    void whenAPolicyRunsAwayWhatWasAnsweredIsNotRaisedAgain() {
        bedside.patientOfAge(62);
        List<PackRelease> packs = new ArrayList<>(
                PACKS.stream().filter(pack -> !pack.id().equals("policy")).toList());
        packs.add(TestPack.policyThatRunsAway("strict"));
        DroolsRulebook rulebook = DroolsRulebook.compile(packs, LIVE);

        assertThat(rulebook.decide(bedside.chart, List.of(troponin("rule-in")), AlertBook.EMPTY, NOW))
                .hasAtLeastOneElementOfType(Raise.class);
        assertThat(rulebook.decide(
                        bedside.chart,
                        List.of(troponin("rule-in")),
                        Bedside.answered(RISE, "need-more-info", NOW.minusSeconds(60)),
                        NOW))
                .allSatisfy(decision -> assertThat(decision).isInstanceOf(Undetermined.class))
                .extracting(decision -> decision.rule().value())
                .containsExactly(RISE.value(), "strict/many");
    }
}
