package io.auscult.rules.drools;

import static io.auscult.rules.drools.Bedside.LIVE;
import static io.auscult.rules.drools.Bedside.PACKS;
import static io.auscult.rules.drools.Bedside.PANCREAS;
import static io.auscult.rules.drools.Bedside.RISE;
import static io.auscult.rules.drools.Bedside.endpac;
import static io.auscult.rules.drools.Bedside.troponin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
    }

    @Test
    void rulesThatRunAwayAreStoppedAndUndetermined() {
        StringBuilder thresholds = new StringBuilder("rule,name,from_age,to_age,value,ucum,citation\n");
        for (int i = 0; i < 16; i++) {
            thresholds
                    .append("wild/many,t")
                    .append(i)
                    .append(",0,120,")
                    .append(i)
                    .append(",1,A study\n");
        }
        PackRelease wild = TestPack.clinical("wild")
                .proposes("wild/many", "$it : Threshold( rule == \"wild/many\" ) Threshold( rule == \"wild/many\" )")
                .file("thresholds.csv", thresholds.toString())
                .release();

        assertThat(bedside.decide(DroolsRulebook.compile(List.of(wild), LIVE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        undetermined -> assertThat(undetermined.rationale().sentence())
                                .isEqualTo(
                                        "The rules of pack wild could not tell: more than 200 firings in one decision"));
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
}
