package io.auscult.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.AlertId;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Sex;
import io.auscult.core.event.Times;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.OverrideReasons;
import io.auscult.rules.pack.PackFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DroolsRulebookTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final List<PackRelease> PACKS = BundledFiles.packs(Instant.EPOCH);

    private static final ModelRef PREVENT = new ModelRef("prevent", "1.0.0");
    private static final ModelRef ENDPAC = new ModelRef("endpac", "1.0.0");
    private static final ModelRef TROPONIN = new ModelRef("esc-troponin", "1.0.0");
    private static final Map<ModelRef, Mode> LIVE = Map.of(PREVENT, Mode.LIVE, ENDPAC, Mode.LIVE, TROPONIN, Mode.LIVE);

    private static final RuleId ASCVD = new RuleId("cardiac/high-ascvd-risk-without-statin");
    private static final RuleId RISE = new RuleId("cardiac/troponin-rise");
    private static final RuleId PANCREAS = new RuleId("pancreas/new-diabetes-with-weight-loss");

    private static final DroolsRulebook RULEBOOK = DroolsRulebook.compile(PACKS, LIVE);

    private final MemoryChart chart = new MemoryChart(new PatientId("a".repeat(32)), CONCEPTS);

    @Test
    void aRaiseCarriesItsReasonAsData() {
        patientOfAge(62);

        List<Decision> decisions = decide(RULEBOOK, prevent(0.0816));

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
            assertThat(raise.rationale().packVersion()).isEqualTo("1.2.0");
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
        patientOfAge(62);
        Signal score = prevent(0.0816);

        assertThat(decide(RULEBOOK, score.withAsOf(NOW.minusSeconds(999)))).isEqualTo(decide(RULEBOOK, score));
    }

    @Test
    void aDrugOnTheListKeepsTheRuleQuiet() {
        patientOfAge(62);
        takes("83367");

        assertThat(decide(RULEBOOK, prevent(0.2))).isEmpty();
    }

    @Test
    void decisionsAreSortedByRuleWhateverTheOrderOfSignals() {
        patientOfAge(62);

        List<Decision> decisions = decide(RULEBOOK, endpac("high"), troponin("rule-in"), prevent(0.1));

        assertThat(decisions).extracting(Decision::rule).containsExactly(ASCVD, RISE, PANCREAS);
        assertThat(decide(RULEBOOK, prevent(0.1), endpac("high"), troponin("rule-in")))
                .isEqualTo(decisions);
    }

    @Test
    void noSignalNoDecision() {
        assertThat(decide(RULEBOOK)).isEmpty();
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

        assertThat(decide(rulebook, prevent(0.2)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.rule()).isEqualTo(new RuleId("test/present")));
    }

    @Test
    void theVersionNamesEveryPack() {
        assertThat(RULEBOOK.version()).isEqualTo("cardiac@1.2.0+diabetes@1.1.0+pancreatic@1.3.0+policy@1.2.0");
    }

    @Test
    void cardsAndModesAreKnownByRule() {
        assertThat(RULEBOOK.cards()).hasSize(20).containsKey(RISE);
        assertThat(RULEBOOK.modes()).hasSize(20).containsEntry(RISE, Mode.LIVE);
    }

    @Test
    void imagingInTheLookBackHoldsAlertsAboutThePancreas() {
        patientOfAge(68);
        imaged(NOW.minus(Duration.ofDays(30)));

        List<Decision> decisions = decide(RULEBOOK, endpac("high"), troponin("rule-in"));

        assertThat(decisions).hasSize(2);
        assertThat(decisions.getFirst()).isInstanceOf(Raise.class);
        assertThat(decisions.getLast()).isInstanceOfSatisfying(Withhold.class, held -> {
            assertThat(held.rule()).isEqualTo(PANCREAS);
            assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(60)));
            assertThat(held.mode()).isEqualTo(Mode.LIVE);
            assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/look-back"));
            assertThat(held.rationale().sentence())
                    .isEqualTo("Abdominal imaging was done on 2025-12-16 (CT of the abdomen); this question waits"
                            + " until 2026-03-16 12:00 UTC.");
            assertThat(held.rationale().seen())
                    .contains(new Seen(
                            "Abdominal imaging, done",
                            "CT of the abdomen",
                            NOW.minus(Duration.ofDays(30)),
                            "ehr/Procedure/1"));
        });
    }

    @Test
    void theHoldEndsWhenItSaysItDoes() {
        patientOfAge(68);
        imaged(NOW.minus(Duration.ofDays(30)));
        Instant end = NOW.plus(Duration.ofDays(60));

        assertThat(RULEBOOK.decide(chart, List.of(endpac("high")), AlertBook.EMPTY, end.minusMillis(1)))
                .singleElement()
                .isInstanceOf(Withhold.class);
        assertThat(RULEBOOK.decide(chart, List.of(endpac("high")), AlertBook.EMPTY, end))
                .singleElement()
                .isInstanceOf(Raise.class);
    }

    @Test
    void anAnswerLocksItsQuestionForTheSpanOfItsReason() {
        patientOfAge(62);
        AlertBook answered = answered(ASCVD, "need-more-info", NOW.minus(Duration.ofDays(1)));

        List<Decision> decisions = RULEBOOK.decide(chart, List.of(prevent(0.1), troponin("rule-in")), answered, NOW);

        assertThat(decisions.getFirst()).isInstanceOfSatisfying(Withhold.class, held -> {
            assertThat(held.rule()).isEqualTo(ASCVD);
            assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(13)));
            assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/lock-out-after-answer"));
            assertThat(held.rationale().sentence()).contains("2026-01-14", "overridden");
        });
        assertThat(decisions.getLast()).isInstanceOf(Raise.class);
    }

    @Test
    void ofTwoHoldsTheLongerCounts() {
        patientOfAge(68);
        imaged(NOW.minus(Duration.ofDays(30)));
        AlertBook answered = answered(PANCREAS, "patient-refuses", NOW.minus(Duration.ofDays(1)));

        assertThat(RULEBOOK.decide(chart, List.of(endpac("high")), answered, NOW))
                .singleElement()
                .isInstanceOfSatisfying(Withhold.class, held -> {
                    assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofDays(364)));
                    assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/lock-out-after-answer"));
                });
    }

    @Test
    void nothingIsRaisedForWhoHasDied() {
        died();

        List<Decision> decisions = decide(RULEBOOK, endpac("high"), troponin("rule-in"));

        assertThat(decisions)
                .hasSize(2)
                .allSatisfy(decision -> assertThat(decision).isInstanceOfSatisfying(Withhold.class, held -> {
                    assertThat(held.until()).isNull();
                    assertThat(held.rationale().rule()).isEqualTo(new RuleId("policy/patient-deceased"));
                }));
    }

    @Test
    void aModelInShadowKeepsTheAlertInShadow() {
        patientOfAge(62);
        DroolsRulebook rulebook = DroolsRulebook.compile(PACKS, with(PREVENT, Mode.SHADOW));

        assertThat(decide(rulebook, prevent(0.1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.mode()).isEqualTo(Mode.SHADOW));
    }

    @Test
    void aModelThatIsOffOrUnknownSaysNothing() {
        patientOfAge(62);

        assertThat(decide(DroolsRulebook.compile(PACKS, with(PREVENT, Mode.OFF)), prevent(0.1)))
                .isEmpty();
        assertThat(decide(DroolsRulebook.compile(PACKS, Map.of()), prevent(0.1)))
                .isEmpty();
    }

    @Test
    void ofTwoVersionsOfAModelTheLiveOneSpeaks() {
        patientOfAge(62);
        ModelRef next = new ModelRef("prevent", "1.1.0");
        DroolsRulebook rulebook = DroolsRulebook.compile(PACKS, with(next, Mode.SHADOW));

        assertThat(decide(rulebook, prevent(0.3, next), prevent(0.1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Raise.class, raise -> assertThat(raise.models()).containsExactly(PREVENT));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aPackReachesAsFarAsItsMode(Mode mode) {
        patientOfAge(62);
        DroolsRulebook rulebook = DroolsRulebook.compile(replaced("cardiac", mode, "", ""), LIVE);

        List<Decision> decisions = decide(rulebook, troponin("rule-in"));

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
        patientOfAge(62);
        DroolsRulebook rulebook =
                DroolsRulebook.compile(replaced("cardiac", Mode.LIVE, "siteValuesSetBy: quickstart\n", ""), LIVE);

        List<Decision> decisions = decide(rulebook, prevent(0.1), troponin("rule-in"));

        assertThat(decisions).extracting(decision -> ((Raise) decision).mode()).containsExactly(Mode.SHADOW, Mode.LIVE);
        assertThat(((Raise) decisions.getFirst()).rationale().seen())
                .contains(new Seen("threshold high-ascvd-risk", "7.5 %", null, "site value, not set"));
        assertThat(rulebook.modes()).containsEntry(ASCVD, Mode.SHADOW).containsEntry(RISE, Mode.LIVE);
    }

    @Test
    void aPolicyOnASiteValueThatNobodySetHoldsNothingThatIsLive() {
        patientOfAge(68);
        imaged(NOW.minus(Duration.ofDays(30)));
        List<PackRelease> unset = replaced("policy", Mode.LIVE, "siteValuesSetBy: quickstart\n", "");

        assertThat(decide(DroolsRulebook.compile(unset, LIVE), endpac("high")))
                .singleElement()
                .isInstanceOf(Raise.class);
        assertThat(decide(DroolsRulebook.compile(unset, with(ENDPAC, Mode.SHADOW)), endpac("high")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Withhold.class, held -> assertThat(held.mode()).isEqualTo(Mode.SHADOW));
    }

    @Test
    void lockOutsAreSiteValuesToo() {
        patientOfAge(62);
        DroolsRulebook unset =
                DroolsRulebook.compile(replaced("cardiac", Mode.LIVE, "siteValuesSetBy: quickstart\n", ""), LIVE);
        AlertBook answered = answered(RISE, "need-more-info", NOW.minusSeconds(60));

        assertThat(unset.decide(chart, List.of(troponin("rule-in")), answered, NOW))
                .singleElement()
                .isInstanceOf(Raise.class);
    }

    @Test
    void aRuleThatThrowsLeavesItsPackUndeterminedAndOthersUntouched() {
        patientOfAge(62);
        List<PackRelease> packs = new ArrayList<>(PACKS);
        packs.add(TestPack.clinical("broken")
                .proposes("broken/asks-for-what-is-not-there", "$it : Patient( latest(\"hba1c\").value > 1 )")
                .proposes("broken/neighbour", "$it : RiskScored( model.id == \"endpac\" )")
                .release());

        List<Decision> decisions = decide(DroolsRulebook.compile(packs, LIVE), endpac("high"), troponin("rule-in"));

        assertThat(decisions)
                .extracting(
                        decision -> decision.rule().value(),
                        decision -> decision.getClass().getSimpleName())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("broken/asks-for-what-is-not-there", "Undetermined"),
                        org.assertj.core.groups.Tuple.tuple("broken/neighbour", "Undetermined"),
                        org.assertj.core.groups.Tuple.tuple(RISE.value(), "Raise"),
                        org.assertj.core.groups.Tuple.tuple(PANCREAS.value(), "Raise"));
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

        assertThat(decide(DroolsRulebook.compile(List.of(wild), LIVE)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        undetermined -> assertThat(undetermined.rationale().sentence())
                                .isEqualTo(
                                        "The rules of pack wild could not tell: more than 200 firings in one decision"));
    }

    @Test
    void whenAPolicyCannotTellTheAlertPasses() {
        patientOfAge(62);
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

        List<Decision> decisions = decide(DroolsRulebook.compile(packs, LIVE), troponin("rule-in"));

        assertThat(decisions).hasSize(2);
        assertThat(decisions.getFirst()).isInstanceOf(Raise.class);
        assertThat(decisions.getLast()).isInstanceOf(Undetermined.class);
    }

    @Test
    void twoMatchesOfOneRuleAreOneDecision() {
        PackRelease twice = TestPack.clinical("twice")
                .proposes("twice/any", "$it : Threshold( rule == \"twice/any\" )")
                .file(
                        "thresholds.csv",
                        "rule,name,from_age,to_age,value,ucum,citation\ntwice/any,b,0,120,2,1,A\ntwice/any,a,0,120,1,1,A\n")
                .release();

        assertThat(decide(DroolsRulebook.compile(List.of(twice), LIVE)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.rationale().seen())
                        .containsExactly(new Seen("threshold a", "1 1", null, "A")));
    }

    @Test
    void aFileThatDoesNotCompileIsRefusedByPackFileAndLine() {
        PackRelease wrong = TestPack.clinical("wrong")
                .file(
                        "q.drl",
                        "rule \"wrong/q\"\nwhen\n  $it : Patient( takes(3) )\nthen\n  propose( drools, $it );\nend\n")
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
        patientOfAge(68);
        List<Signal> signals = List.of(prevent(0.1), endpac("high"), troponin("rule-in"));
        List<Decision> alone = RULEBOOK.decide(chart, signals, AlertBook.EMPTY, NOW);
        Callable<List<Decision>> same = () -> RULEBOOK.decide(chart, signals, AlertBook.EMPTY, NOW);
        Callable<List<Decision>> none = () -> RULEBOOK.decide(chart, List.of(), AlertBook.EMPTY, NOW);

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
        patientOfAge(68);
        imaged(NOW.minus(Duration.ofDays(3)));
        Signal[] signals = {prevent(0.1), endpac("high"), troponin("rule-in")};

        assertThat(decide(DroolsRulebook.compile(PACKS.reversed(), LIVE), signals))
                .isEqualTo(decide(RULEBOOK, signals));
    }

    private List<Decision> decide(DroolsRulebook rulebook, Signal... signals) {
        return rulebook.decide(chart, List.of(signals), AlertBook.EMPTY, NOW);
    }

    private static Map<ModelRef, Mode> with(ModelRef model, Mode mode) {
        Map<ModelRef, Mode> modes = new HashMap<>(LIVE);
        modes.put(model, mode);
        return modes;
    }

    private static List<PackRelease> replaced(String pack, Mode mode, String find, String replace) {
        return PACKS.stream()
                .map(release -> {
                    if (!release.id().equals(pack)) {
                        return release;
                    }
                    Map<String, String> files = new HashMap<>(release.files());
                    files.computeIfPresent(PackFiles.PACK, (_, text) -> text.replace(find, replace));
                    return new PackRelease(pack, release.version(), mode, Instant.EPOCH, files);
                })
                .toList();
    }

    private static Signal prevent(double ascvd) {
        return prevent(ascvd, PREVENT);
    }

    private static Signal prevent(double ascvd, ModelRef model) {
        return new RiskScored(
                model,
                NOW,
                List.of(
                        new Score("total_cvd", ascvd * 1.5, "10yr", "probability"),
                        new Score("ascvd", ascvd, "10yr", "probability")),
                "scored",
                List.of(
                        new Input("systolic-bp", "132", "mm[Hg]", NOW.minusSeconds(60), "ehr/Observation/1", "ehr"),
                        new Input("diabetes", "no", "", null, "", "")),
                Explanation.NONE,
                List.of(),
                null);
    }

    private static Signal endpac(String band) {
        return new RiskScored(
                ENDPAC,
                NOW,
                List.of(new Score("score", 5, "3yr", "points")),
                band,
                List.of(),
                Explanation.NONE,
                List.of(),
                null);
    }

    private static Signal troponin(String band) {
        return new RiskScored(
                TROPONIN,
                NOW,
                List.of(new Score("troponin", 64, "now", "ng/L")),
                band,
                List.of(),
                Explanation.NONE,
                List.of(),
                null);
    }

    private static AlertBook answered(RuleId rule, String reason, Instant at) {
        Answer answer = new Answer(
                Answer.Outcome.OVERRIDDEN,
                "user",
                at,
                OverrideReasons.coding(reason).orElseThrow(),
                null);
        return new AlertBook(
                List.of(), List.of(new AlertBook.Answered(rule, Subject.PATIENT, new AlertId("alert"), answer)));
    }

    private void patientOfAge(int years) {
        demographics(years, false);
    }

    private void died() {
        demographics(81, true);
    }

    private void demographics(int years, boolean deceased) {
        chart.fold(new DemographicsRecorded(
                envelope("demographics"),
                new FactKey("ehr/Patient/1"),
                version(),
                LocalDate.of(2026 - years, 1, 1),
                Sex.FEMALE,
                deceased,
                null));
    }

    private void takes(String rxNorm) {
        chart.fold(new MedicationStarted(
                envelope("drug"),
                new FactKey("ehr/MedicationRequest/1"),
                version(),
                CodedText.of(new Code(Code.RXNORM, rxNorm), null),
                "active",
                new Period(NOW.minus(Duration.ofDays(9)), null)));
    }

    private void imaged(Instant at) {
        chart.fold(new ProcedurePerformed(
                envelope("imaging"),
                new FactKey("ehr/Procedure/1"),
                version(),
                CodedText.of(new Code(Code.SNOMED_CT, "169070004"), "CT of the abdomen"),
                "completed",
                new Period(at, null)));
    }

    private static FactVersion version() {
        return new FactVersion(Instant.EPOCH, 2, "x");
    }

    private Envelope envelope(String id) {
        return new Envelope(id, chart.patient(), Times.receivedAt(NOW), "ehr", "", false, false);
    }
}
