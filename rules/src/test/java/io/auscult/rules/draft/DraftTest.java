package io.auscult.rules.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackCheck;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.lint.Finding;
import io.auscult.rules.lint.KnownModel;
import io.auscult.rules.lint.Lint;
import io.auscult.rules.lint.LintKind;
import io.auscult.rules.lint.Terms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An author starts from green. */
class DraftTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final RuleId RULE = new RuleId("demo/new-rule");
    private static final Terms TERMS = Terms.of(
            CONCEPTS,
            List.of(
                    new KnownModel("prevent", Set.of("scored"), Map.of("ascvd", "probability"), Set.of()),
                    new KnownModel("endpac", Set.of("high", "very_low"), Map.of("score", "points"), Set.of())),
            Set.of());

    static Stream<Starter> starters() {
        return Stream.of(
                new Starter.ByScore("prevent", "ascvd", "probability", "scored", "age", Amount.of("7.5 %", true)),
                new Starter.ByScore("endpac", "score", "points", "high", "age", Amount.of("3 points", true)),
                new Starter.ByBand("endpac", "high", "very_low", Map.entry("score", "points"), "age"),
                new Starter.ByObservation(concept("hba1c"), Amount.of("6.5 %", true)),
                new Starter.ByObservation(concept("hdl-cholesterol"), Amount.of("40 mg/dL", false)),
                new Starter.AfterProcedure(concept("abdominal-imaging"), 90, "pancreas"));
    }

    @ParameterizedTest
    @MethodSource("starters")
    void everyDraftPassesLintAndItsCases(Starter starter) {
        PackRelease pack = release(Draft.of("demo", RULE, starter, Map.of(), false));

        assertThat(PackCheck.check(pack, CONCEPTS)).isEmpty();
        assertThat(Lint.check(pack, TERMS))
                .isNotEmpty()
                .extracting(Finding::kind)
                .containsOnly(LintKind.NOT_FILLED_IN);
    }

    @Test
    void aSecondRuleGrowsTheTableAndLeavesTheRest() {
        Starter first = new Starter.ByObservation(concept("hba1c"), Amount.of("6.5 %", true));
        Map<String, String> files = new HashMap<>(Draft.of("demo", RULE, first, Map.of(), false));
        Map<String, String> more = Draft.of("demo", new RuleId("demo/other"), first, files, false);

        assertThat(more).doesNotContainKey("pack.yaml");
        assertThat(more.get("thresholds.csv")).startsWith(Objects.requireNonNull(files.get("thresholds.csv")));
        files.putAll(more);
        assertThat(PackCheck.check(release(files), CONCEPTS)).isEmpty();
    }

    @Test
    void nothingIsOverwritten() {
        Starter starter = new Starter.ByObservation(concept("hba1c"), Amount.of("6.5 %", true));
        Map<String, String> files = Draft.of("demo", RULE, starter, Map.of(), false);

        assertThatThrownBy(() -> Draft.of("demo", RULE, starter, files, false))
                .isInstanceOf(DraftRefused.class)
                .hasMessage("new-rule.drl is there already; choose another name, or edit it");
    }

    @Test
    void aPolicyDoesNotGoIntoAClinicalPack() {
        Map<String, String> files = Map.of("pack.yaml", "id: demo\nkind: clinical\n");

        assertThatThrownBy(() -> Draft.of(
                        "demo", RULE, new Starter.AfterProcedure(concept("abdominal-imaging"), 90, "x"), files, false))
                .hasMessage(
                        "Pack demo is not a policy pack; clinical packs propose alerts, policy packs hold them back");
    }

    @Test
    void aSpreadsheetIsNotWrittenTo() {
        assertThatThrownBy(() -> Draft.of(
                        "demo",
                        RULE,
                        new Starter.ByObservation(concept("hba1c"), Amount.of("6.5 %", true)),
                        Map.of(),
                        true))
                .hasMessageStartingWith("Pack demo keeps its numbers in thresholds.xlsx, which is not written to");
    }

    @Test
    void anAmountIsANumberWithItsUnit() {
        assertThat(Amount.of("7.5%", true).ucum()).isEqualTo("%");
        assertThat(Amount.of("7.5 %", true).justNot()).isEqualByComparingTo("7.4");
        assertThat(Amount.of("40 mg/dL", false).justNot()).isEqualByComparingTo("41");
        assertThatThrownBy(() -> Amount.of("much", true))
                .hasMessage("Not a number and a unit: \"much\"; write for example 7.5 % or 64 ng/L");
    }

    private static Concept concept(String name) {
        return CONCEPTS.concept(ConceptId.of(name)).orElseThrow();
    }

    private static PackRelease release(Map<String, String> files) {
        return new PackRelease("demo", "0.1.0", Mode.SHADOW, Instant.EPOCH, files);
    }
}
