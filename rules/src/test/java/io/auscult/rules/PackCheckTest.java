package io.auscult.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.TestPack;
import io.auscult.rules.pack.RuleError;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate before a pack is published. */
class PackCheckTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final PackRelease CARDIAC = BundledFiles.packs(Instant.EPOCH).getFirst();
    private static final String CASES = "troponin-rise.cases.yaml";

    @Test
    void refusesARuleWithoutACard() {
        assertThat(words(without("troponin-rise.md")))
                .contains("troponin-rise.drl:1: rule cardiac/troponin-rise has no card; write one with"
                        + " \"id: cardiac/troponin-rise\"");
    }

    @Test
    void refusesACardWithoutARule() {
        assertThat(words(without("troponin-rise.drl")))
                .contains(
                        "pack.yaml: the card of cardiac/troponin-rise has no rule; write the rule or remove the card");
    }

    @Test
    void refusesARuleWithoutCases() {
        assertThat(words(without(CASES)))
                .contains(
                        "pack.yaml: rule cardiac/troponin-rise has no case that shows: fires",
                        "pack.yaml: rule cardiac/troponin-rise has no case that shows: just not",
                        "pack.yaml: rule cardiac/troponin-rise has no case that shows: data missing");
    }

    @Test
    void refusesARuleWithoutACaseForMissingData() {
        assertThat(words(changed(CASES, "shows: data missing", "shows: just not")))
                .containsExactly("pack.yaml: rule cardiac/troponin-rise has no case that shows: data missing");
    }

    @Test
    void refusesACaseThatComesOutOtherwise() {
        assertThat(words(changed(CASES, "troponin rule-in troponin 64", "troponin observe troponin 64")))
                .containsExactly("troponin-rise.cases.yaml:3: case \"rule-in by the first value\": expected raise"
                        + " \"hs-troponin 64 ng/L: rule-in by the ESC 0/1 h algorithm. Assess for acute myocardial"
                        + " infarction now\", got silence");
    }

    @Test
    void refusesACardThatSpeaksOfWhatTheRuleDidNotSee() {
        assertThat(words(changed("troponin-rise.md", "latest value {{troponin}}", "latest value {{troponine}}")))
                .first()
                .asString()
                .startsWith("troponin-rise.cases.yaml:3: case \"rule-in by the first value\"")
                .contains("latest value not known");
    }

    @Test
    void refusesAConceptThatTheCatalogueDoesNotHave() {
        assertThat(words(changed("high-ascvd-risk-without-statin.drl", "takes(\"statin\")", "takes(\"statins\")")))
                .contains("high-ascvd-risk-without-statin.drl:3: \"statins\" is not a concept of the catalogue");
    }

    @Test
    void refusesASuggestionWhoseCodeTheCatalogueDoesNotListUnderItsConcept() {
        String card = "ai-ecg-low-ef-without-echo.md";

        assertThat(words(changed(card, "SCT 433236007", "SCT 45036003")))
                .containsExactly("cardiac/ai-ecg-low-ef-without-echo: the suggestion \"Draft an order for an"
                        + " echocardiogram\" has a code that the catalogue does not list under \"echocardiogram\"");
        assertThat(words(changed(card, "- order: echocardiogram", "- order: echo")))
                .hasSize(1);
        assertThat(words(changed(card, "- order: echocardiogram", "- perform: echocardiogram")))
                .singleElement()
                .asString()
                .contains("\"perform\" is not known here");
        assertThat(words(changed(card, "code: SCT 433236007", "code: 433236007")))
                .singleElement()
                .asString()
                .contains("SCT 433236007");
    }

    @Test
    void refusesAThresholdOfNoRule() {
        assertThat(words(changed("thresholds.csv", "cardiac/high-ascvd-risk-without-statin,h", "cardiac/high,h")))
                .anySatisfy(words -> assertThat(words)
                        .startsWith(
                                "thresholds.csv: \"cardiac/high\" is not a rule of this pack; its rules are cardiac/"));
    }

    @Test
    void refusesALockOutOfNoRule() {
        assertThat(words(changed("pack.yaml", "cardiac/troponin-rise:", "cardiac/troponin-raise:")))
                .singleElement()
                .asString()
                .startsWith("pack.yaml: \"cardiac/troponin-raise\" is not a rule of this pack");
    }

    @Test
    void refusesCasesOfNoRule() {
        assertThat(words(changed(CASES, "rule: cardiac/troponin-rise", "rule: cardiac/troponin-raise")))
                .contains("troponin-rise.cases.yaml:3: cardiac/troponin-raise is not a rule of this pack");
    }

    @Test
    void refusesAStrangeFile() {
        Map<String, String> files = new HashMap<>(CARDIAC.files());
        files.put("Helper.java", "class Helper {}");

        assertThat(words(release(files))).singleElement().asString().startsWith("Helper.java: not a file of a pack");
    }

    @Test
    void refusesWhatDoesNotCompile() {
        assertThat(words(changed("troponin-rise.drl", "band ==", "band matches")))
                .singleElement()
                .asString()
                .startsWith("troponin-rise.drl:3:62: operator 'matches' is not approved");
    }

    @Test
    void aPackThatIsOffIsCheckedAllTheSame() {
        PackRelease off = new PackRelease("cardiac", "1.0.0", Mode.OFF, Instant.EPOCH, CARDIAC.files());

        assertThat(PackCheck.check(off, CONCEPTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signal: esc-troponin observe troponin 51 ng/L | signal: troponin high | signal: cannot be read; write it like",
                "patient: male, 67 years | patient: a man of 67 | patient: cannot be read; write it like \"patient: female, 62 years\"",
                "patient: male, 67 years | person: male | \"person\" is not known; known are patient, observation",
                "patient: male, 67 years | problem: gout since -1 y | \"gout\" is not a concept of the catalogue",
                "shows: fires | shows: works | shows: one of fires, just not, data missing",
                "then: raise | then: shout | then: one of raise, silence, hold, let pass",
                "because: cut-offs belong to an assay | saying: x | then: say why nothing happens",
                "then: raise | than: raise | \"than\" is not known here"
            })
    void refusesACaseThatCannotBeRead(String find, String replace, String message) {
        assertThat(words(changed(CASES, find, replace)))
                .anySatisfy(words -> assertThat(words).startsWith(CASES + ":").contains(message));
    }

    @Test
    void aCaseMayGiveFactsAndLeaveTheScoreToAModel() {
        PackRelease pack = TestPack.clinical("weight")
                .proposes("weight/heavy", "$it : RiskScored( model.id == \"scales\", value(\"kg\") >= 100 )")
                .file("weight.cases.yaml", """
                        rule: weight/heavy
                        cases:
                          - case: 221 pounds
                            shows: fires
                            given:
                              - observation: body-weight 221 lbs at -1 h
                            then: raise
                          - case: 220 pounds
                            shows: just not
                            given:
                              - observation: body-weight 220 [lb_av] at -1 h
                            then: silence
                            because: 99.8 kg
                          - case: not weighed
                            shows: data missing
                            given:
                              - patient: male, 50 years
                            then: silence
                            because: there is no weight
                        """)
                .release();

        assertThat(PackCheck.check(pack, CONCEPTS, List.of(new Scales()))).isEmpty();
    }

    /** A model that repeats the newest body weight. */
    private static final class Scales implements RiskModel {
        private static final ConceptId WEIGHT = ConceptId.of("body-weight");

        @Override
        public ModelRef ref() {
            return new ModelRef("scales", "1.0.0");
        }

        @Override
        public Set<ConceptId> reads() {
            return Set.of(WEIGHT);
        }

        @Override
        public Signal assess(Chart chart, Instant now) {
            return chart.latest(WEIGHT)
                    .map(fact -> Objects.requireNonNull(fact.reading().amount())
                            .amount()
                            .doubleValue())
                    .<Signal>map(kg -> new RiskScored(
                            ref(),
                            now,
                            List.of(new Score("kg", kg, "now", "kg")),
                            "scored",
                            List.of(),
                            Explanation.NONE,
                            List.of(),
                            null))
                    .orElseGet(() -> new Signal.NotAssessable(
                            ref(),
                            now,
                            "no weight",
                            List.of(new Signal.Problem("body-weight", Signal.Problem.Kind.MISSING, "no weight")),
                            null));
        }
    }

    private static List<String> words(PackRelease release) {
        return PackCheck.check(release, CONCEPTS).stream().map(RuleError::words).toList();
    }

    private static PackRelease without(String file) {
        Map<String, String> files = new HashMap<>(CARDIAC.files());
        files.remove(file);
        return release(files);
    }

    private static PackRelease changed(String file, String find, String replace) {
        Map<String, String> files = new HashMap<>(CARDIAC.files());
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(find);
        files.put(
                file,
                text.replaceFirst(
                        java.util.regex.Pattern.quote(find), java.util.regex.Matcher.quoteReplacement(replace)));
        return release(files);
    }

    private static PackRelease release(Map<String, String> files) {
        return new PackRelease("cardiac", "1.0.0", Mode.LIVE, Instant.EPOCH, files);
    }
}
