package io.auscult.rules.drools;

import static io.auscult.rules.drools.Bedside.ASCVD;
import static io.auscult.rules.drools.Bedside.LIVE;
import static io.auscult.rules.drools.Bedside.NOW;
import static io.auscult.rules.drools.Bedside.PACKS;
import static io.auscult.rules.drools.Bedside.PANCREAS;
import static io.auscult.rules.drools.Bedside.PREVENT;
import static io.auscult.rules.drools.Bedside.RISE;
import static io.auscult.rules.drools.Bedside.RULEBOOK;
import static io.auscult.rules.drools.Bedside.endpac;
import static io.auscult.rules.drools.Bedside.prevent;
import static io.auscult.rules.drools.Bedside.troponin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.FilesRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rulebook decides, and what it is compiled of. */
class DroolsRulebookTest {
    private final Bedside bedside = new Bedside();

    @Test
    void aRaiseCarriesItsReasonAsData() {
        bedside.patientOfAge(62);

        List<Decision> decisions = bedside.decide(RULEBOOK, prevent(0.0816));

        assertThat(decisions).singleElement().isInstanceOfSatisfying(Raise.class, raise -> {
            assertThat(raise.rule()).isEqualTo(ASCVD);
            assertThat(raise.subject()).isEqualTo(Subject.PATIENT);
            assertThat(raise.indicator()).isEqualTo(Indicator.INFO);
            assertThat(raise.mode()).isEqualTo(Mode.LIVE);
            assertThat(raise.models()).containsExactly(PREVENT);
            assertThat(raise.summary())
                    .isEqualTo("10-year ASCVD risk 8.2 % and no statin on the medication list: discuss prevention");
            assertThat(raise.rationale().rule()).isEqualTo(ASCVD);
            assertThat(raise.rationale().pack()).isEqualTo("cardiac");
            assertThat(raise.rationale().packVersion()).isEqualTo("1.3.0");
            assertThat(raise.rationale().sentence()).contains("8.2 %", "threshold of 7.5 %", "age 62");
            assertThat(raise.rationale().seen())
                    .contains(
                            new Seen("ascvd, 10yr", "8.2 %", NOW.minusSeconds(60), "prevent@1.0.0"),
                            new Seen("systolic-bp", "132 mm[Hg]", NOW.minusSeconds(60), "ehr/Observation/1"),
                            new Seen("threshold high-ascvd-risk", "7.5 %", null, "site value, set by quickstart"));
        });
    }

    @Test
    void theSameScoreComputedAgainIsTheSameDecision() {
        bedside.patientOfAge(62);
        Signal score = prevent(0.0816);

        assertThat(bedside.decide(RULEBOOK, score.withAsOf(NOW.minusSeconds(999))))
                .isEqualTo(bedside.decide(RULEBOOK, score));
    }

    @Test
    void aDrugOnTheListKeepsTheRuleQuiet() {
        bedside.patientOfAge(62);
        bedside.takes("83367");

        assertThat(bedside.decide(RULEBOOK, prevent(0.2))).isEmpty();
    }

    @Test
    void decisionsAreSortedByRuleWhateverTheOrderOfSignals() {
        bedside.patientOfAge(62);

        List<Decision> decisions = bedside.decide(RULEBOOK, endpac("high"), troponin("rule-in"), prevent(0.1));

        assertThat(decisions).extracting(Decision::rule).containsExactly(ASCVD, RISE, PANCREAS);
        assertThat(bedside.decide(RULEBOOK, prevent(0.1), endpac("high"), troponin("rule-in")))
                .isEqualTo(decisions);
    }

    @Test
    void noSignalNoDecision() {
        assertThat(bedside.decide(RULEBOOK)).isEmpty();
    }

    /** What is not there is neither above nor below anything, and stops nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value(\"ascvd_30yr\") >= 0",
                "value(\"ascvd_30yr\") < 1",
                "value(\"ascvd_30yr\") > 0 || value(\"fridericia\") <= 500",
                "has(\"ascvd_30yr\")",
                "points(\"heart-rate\") >= 0",
                "points(\"heart-rate\") <= 0",
                "points(\"heart-rate\") == 3",
                "anyPoints(0)"
            })
    void aScoreThatASignalDoesNotHaveIsNoMatch(String condition) {
        DroolsRulebook rulebook = DroolsRulebook.compile(
                List.of(TestPack.clinical("absent")
                        .proposes("test/absent", "$it : RiskScored( model.id == \"prevent\", " + condition + " )")
                        .proposes("test/present", "$it : RiskScored( model.id == \"prevent\", has(\"ascvd\") )")
                        .release()),
                LIVE);

        assertThat(bedside.decide(rulebook, prevent(0.2)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.rule()).isEqualTo(new RuleId("test/present")));
    }

    @Test
    void theVersionNamesEveryPack() {
        assertThat(RULEBOOK.version()).isEqualTo("cardiac@1.3.0+diabetes@1.1.0+pancreatic@1.3.0+policy@1.3.0");
    }

    @Test
    void cardsAndModesAreKnownByRule() {
        assertThat(RULEBOOK.cards()).hasSize(21).containsKey(RISE);
        assertThat(RULEBOOK.modes()).hasSize(21).containsEntry(RISE, Mode.LIVE);
    }

    @Test
    void twoMatchesOfOneRuleAreOneDecision() {
        PackRelease twice = TestPack.clinical("twice")
                .proposes("twice/any", "$it : Threshold( rule == \"twice/any\" )")
                .file(
                        "thresholds.csv",
                        "rule,name,from_age,to_age,value,ucum,citation\ntwice/any,b,0,120,2,1,A\ntwice/any,a,0,120,1,1,A\n")
                .release();

        assertThat(bedside.decide(DroolsRulebook.compile(List.of(twice), LIVE)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.rationale().seen())
                        .containsExactly(new Seen("threshold a", "1 1", null, "A")));
    }

    @Test
    void aFileThatDoesNotCompileIsRefusedByPackFileAndLine() {
        PackRelease wrong = TestPack.clinical("wrong")
                .file(
                        "q.drl",
                        "rule \"wrong/q\"\nwhen\n  $it : Patient( bedside.takes(3) )\nthen\n  propose( drools, $it );\nend\n")
                .file("q.md", TestPack.card("wrong/q", "summary: x"))
                .release();

        assertThatThrownBy(() -> DroolsRulebook.compile(List.of(wrong), LIVE))
                .isInstanceOf(FilesRefused.class)
                .hasMessageStartingWith("wrong/q.drl:3");
    }

    @Test
    void aVariableThatIsNotBoundIsRefusedWithItsFile() {
        PackRelease wrong = TestPack.clinical("wrong")
                .file("q.drl", "rule \"wrong/q\"\nwhen\n  Patient()\nthen\n  propose( drools, $nobody );\nend\n")
                .file("q.md", TestPack.card("wrong/q", "summary: x"))
                .release();

        assertThatThrownBy(() -> DroolsRulebook.compile(List.of(wrong), LIVE))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("wrong/q.drl")
                .hasMessageContaining("$nobody");
    }

    @Test
    void oneRuleBelongsToOnePack() {
        PackRelease other = TestPack.clinical("other")
                .proposes(RISE.value(), "$it : Patient()")
                .release();
        List<PackRelease> packs = new ArrayList<>(PACKS);
        packs.add(other);

        assertThatThrownBy(() -> DroolsRulebook.compile(packs, LIVE))
                .hasMessageContaining("also a rule of pack cardiac");
    }

    @Test
    void manyThreadsGetTheSameAnswerAsOne() throws Exception {
        bedside.patientOfAge(68);
        List<Signal> signals = List.of(prevent(0.1), endpac("high"), troponin("rule-in"));
        List<Decision> alone = RULEBOOK.decide(bedside.chart, signals, AlertBook.EMPTY, NOW);
        Callable<List<Decision>> same = () -> RULEBOOK.decide(bedside.chart, signals, AlertBook.EMPTY, NOW);
        Callable<List<Decision>> none = () -> RULEBOOK.decide(bedside.chart, List.of(), AlertBook.EMPTY, NOW);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Decision>>> answers = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                answers.add(threads.submit(i % 2 == 0 ? same : none));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0 ? alone : List.of());
            }
        }
    }

    @Test
    void compiledTwiceItDecidesTheSame() {
        bedside.patientOfAge(68);
        bedside.imaged(NOW.minus(Duration.ofDays(3)));
        Signal[] signals = {prevent(0.1), endpac("high"), troponin("rule-in")};

        assertThat(bedside.decide(DroolsRulebook.compile(PACKS.reversed(), LIVE), signals))
                .isEqualTo(bedside.decide(RULEBOOK, signals));
    }
}
