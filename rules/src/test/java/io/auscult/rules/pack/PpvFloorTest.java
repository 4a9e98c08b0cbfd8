package io.auscult.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.drools.TestPack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may be interrupted by a model: those whose figure is known and no less than the site asks. */
class PpvFloorTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final ModelRef MODEL = new ModelRef("endpac", "1.1.0");
    private static final RuleId RULE = new RuleId("site/high");

    @ParameterizedTest
    @CsvSource({
        "5 %, 5 %, WARNING",
        "5 %, 4.9 %, INFO",
        "0 %, 0 %, WARNING",
        "5.5 %, 70 %, WARNING",
        "100 %, 99.9 %, INFO"
    })
    void whatIsStatedIsComparedWithTheFloor(String floor, String stated, Indicator indicator) {
        assertThat(decided(
                                floor("ppvAtLeast: " + floor),
                                clinical("ppv: {value: " + stated + ", citation: site value}"))
                        .indicator())
                .isEqualTo(indicator);
    }

    @Test
    void whatIsNotStatedIsNotAboveAnyFloor() {
        Raise raise = decided(floor("ppvAtLeast: 0 %"), clinical(""));

        assertThat(raise.indicator()).isEqualTo(Indicator.INFO);
        assertThat(raise.rationale().sentence())
                .isEqualTo(
                        "It is so. It interrupts nobody: no predictive value is stated for it, and this site asks for"
                                + " 0 % or more.");
    }

    @Test
    void aSiteNamesThoseThatMayInterruptWithoutAFigureButNoneWithATooLowOne() {
        TestPack policy = floor("ppvAtLeast: 5 %\n  withoutPpv: {site/high: \"a count, and no prediction\"}");

        assertThat(decided(policy, clinical("")).indicator()).isEqualTo(Indicator.WARNING);
        assertThat(decided(policy, clinical("ppv: {value: 2 %, citation: site value}"))
                        .indicator())
                .isEqualTo(Indicator.INFO);
    }

    @Test
    void aSiteThatAsksForNothingIsInterruptedAsTheCardsSay() {
        assertThat(decided(TestPack.policy("policy"), clinical("")).indicator()).isEqualTo(Indicator.WARNING);
    }

    @Test
    void aFloorThatIsInShadowOrOffLimitsNothing() {
        for (Mode mode : List.of(Mode.SHADOW, Mode.OFF)) {
            assertThat(decided(floor("ppvAtLeast: 5 %").mode(mode), clinical(""))
                            .indicator())
                    .as(mode.word())
                    .isEqualTo(Indicator.WARNING);
        }
    }

    @Test
    void aModelThatARuleOnlyLooksForCountsAsAskedAndReachesNoFurtherThanItsMode() {
        PackRelease looking = clinical("")
                .file(
                        "high.drl",
                        "rule \"site/high\" when $it : Patient() exists RiskScored( model.id == \"endpac\", band =="
                                + " \"high\" ) then propose( drools, $it ); end")
                .release();
        PackRelease policy = floor("ppvAtLeast: 5 %").release();

        Raise live = decided(DroolsRulebook.compile(List.of(looking, policy), Map.of(MODEL, Mode.LIVE)));
        Raise shadow = decided(DroolsRulebook.compile(List.of(looking, policy), Map.of(MODEL, Mode.SHADOW)));

        assertThat(live.models()).containsExactly(MODEL);
        assertThat(live.indicator()).isEqualTo(Indicator.INFO);
        assertThat(shadow.mode()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void ofTwoFloorsBothCount() {
        DroolsRulebook rulebook = DroolsRulebook.compile(
                List.of(
                        clinical("ppv: {value: 5 %, citation: site value}").release(),
                        TestPack.policy("one")
                                .line("interrupt: {ppvAtLeast: 1 %}")
                                .release(),
                        TestPack.policy("two")
                                .line("interrupt: {ppvAtLeast: 9 %}")
                                .release()),
                Map.of(MODEL, Mode.LIVE));

        assertThat(decided(rulebook).indicator()).isEqualTo(Indicator.INFO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ppvAtLeast: 5} | pack.yaml:6: ppvAtLeast: not a percentage: \"5\"; write for example 3.6 %",
                "{ppvAtLeast: 101 %} | pack.yaml:6: ppvAtLeast: not a percentage: \"101 %\"",
                "{withoutPpv: {}} | pack.yaml:6: \"ppvAtLeast\" is missing",
                "{ppvAtLeast: 5 %, ppv: 3} | pack.yaml:6: \"ppv\" is not known here; known are ppvAtLeast, withoutPpv",
                "{ppvAtLeast: 5 %, withoutPpv: {High: why}} | pack.yaml:6: High: A rule id is",
                "{ppvAtLeast: 5 %, withoutPpv: {site/high: }} | pack.yaml:6: site/high: expected one value"
            })
    void aFloorThatCannotBeReadIsRefusedWithFileAndLine(String section, String message) {
        PackRelease release =
                TestPack.policy("policy").line("interrupt: " + section).release();

        assertThat(Objects.requireNonNull(catchThrowableOfType(FilesRefused.class, () -> PackFiles.parse(release))))
                .hasMessageContaining(message);
        assertThat(catchThrowableOfType(FilesRefused.class, () -> Interruptions.parse(release)))
                .isNotNull();
    }

    @Test
    void atShowingTheSameRulesAreLimitedAsInTheStream() {
        List<PackRelease> packs = Stream.of(floor("ppvAtLeast: 5 %"), clinical(""))
                .map(TestPack::release)
                .toList();

        Map<RuleId, PassiveOnly> limits =
                Interruptions.limits(packs.stream().map(Interruptions::parse).toList());

        assertThat(limits).containsOnlyKeys(RULE);
        assertThat(limits)
                .extractingByKey(RULE)
                .extracting(PassiveOnly::ofModelsOnly)
                .isEqualTo(true);
    }

    @Test
    void noShippedRuleInterruptsBelowTheShippedFloor() {
        List<PackRelease> packs = BundledFiles.packs(Instant.EPOCH);
        Map<RuleId, PassiveOnly> limits =
                Interruptions.limits(packs.stream().map(Interruptions::parse).toList());

        assertThat(limits)
                .containsKeys(
                        new RuleId("pancreas/new-diabetes-with-weight-loss"),
                        new RuleId("pancreas/ca19-9-raised"),
                        new RuleId("pancreas/ipmn-worrisome-feature"))
                .doesNotContainKeys(
                        new RuleId("cardiac/troponin-rise"),
                        new RuleId("cardiac/news2-high"),
                        new RuleId("cardiac/nt-probnp-rule-in"),
                        new RuleId("cardiac/long-qtc"));
    }

    private static TestPack floor(String section) {
        return TestPack.policy("policy").line("interrupt:\n  " + section);
    }

    private static TestPack clinical(String ppv) {
        return TestPack.clinical("site")
                .file(
                        "high.drl",
                        "rule \"site/high\" when $it : RiskScored( model.id == \"endpac\", band == \"high\" )"
                                + " then propose( drools, $it ); end")
                .file(
                        "high.md",
                        TestPack.card("site/high", "summary: \"It is so\"", ppv)
                                .replace("indicator: info", "indicator: warning"));
    }

    private static Raise decided(TestPack policy, TestPack clinical) {
        return decided(DroolsRulebook.compile(List.of(clinical.release(), policy.release()), Map.of(MODEL, Mode.LIVE)));
    }

    private static Raise decided(DroolsRulebook rulebook) {
        RiskScored high = new RiskScored(
                MODEL,
                NOW,
                List.of(new Score("score", 4, "3yr", "points")),
                "high",
                List.of(),
                Explanation.NONE,
                List.of(),
                null);
        return (Raise)
                rulebook.decide(new MemoryChart(Said.PATIENT, Concepts.EMPTY), List.of(high), AlertBook.EMPTY, NOW)
                        .getFirst();
    }
}
