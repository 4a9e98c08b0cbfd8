package io.auscult.rules.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clinician reads what changed, not which lines. */
class PackDiffTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final Map<String, PackRelease> PACKS = packs();

    @Test
    void theSameSaysNothing() {
        PACKS.values()
                .forEach(pack ->
                        assertThat(PackDiff.between(pack, pack, CONCEPTS)).isEmpty());
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cardiac | thresholds.csv | 40,75,7.5 | 40,75,10 | ASCVD threshold 7.5 % → 10 % at ages 40 to 75",
                "cardiac | thresholds.csv | 40,75,7.5 | 40,79,7.5 | ASCVD threshold 7.5 %: ages 40 to 75 → ages 40 to 79",
                "cardiac | thresholds.csv | %,site value | %,doi:10.1 | source of the ASCVD threshold site value → doi:10.1",
                "diabetes | thresholds.csv | 120,6.5 | 120,6.7 | HbA1c threshold 6.5 % → 6.7 % at ages 0 to 120",
                "diabetes | pack.yaml | 90 d | 60 d | setting repeat-within 90 d → 60 d",
                "cardiac | pack.yaml | usual: 90 d | usual: 30 d | lock-out 90 d → 30 d",
                "cardiac | pack.yaml | limited-time: 7 d | limited-time: 8 d | lock-out after limited time 7 d → 8 d",
                "cardiac | pack.yaml | siteValuesSetBy: quickstart | siteValuesSetBy: board | site values set by quickstart → board",
                "cardiac | high-ascvd-risk-without-statin.drl | !takes(\"statin\") | !takes(\"antihypertensive\") | condition removed: no statin on the medication list",
                "cardiac | high-ascvd-risk-without-statin.drl | !takes(\"statin\") | !takes(\"statin\"), age < 70 | condition added: age below 70 years",
                "cardiac | troponin-rise.drl | \"rule-in\" | \"observe\" | condition esc-troponin: band is rule-in → esc-troponin: band is observe",
                "diabetes | high-hba1c-not-repeated.drl | !ever(\"diabetes\"), | | condition removed: no diabetes mellitus on record",
                "cardiac | troponin-rise.md | indicator: critical | indicator: warning | indicator critical → warning",
                "cardiac | troponin-rise.md | expires: 3 d | expires: 2 d | expires after 3 d → after 2 d",
                "cardiac | troponin-rise.md | \"hs-troponin {{troponin}}: rule-in by the ESC 0/1 h algorithm. Assess for acute myocardial infarction now\" | \"hs-troponin {{troponin}} is high\" | summary \"hs-troponin {{troponin}}: rule-in by the ESC 0/1 h algorithm. Assess for acute myocardial infarction now\" → \"hs-troponin {{troponin}} is high\"",
                "cardiac | troponin-rise.md | \\x20 - limited-time\\n | | override reason removed: limited time",
                "cardiac | troponin-rise.cases.yaml | case: rule-out | case: ruled out | case removed: rule-out (just not): patient male, 67 years; signal esc-troponin rule-out troponin 4 ng/L gives silence",
                "cardiac | troponin-rise.cases.yaml | troponin 64 ng/L\\n | troponin 65 ng/L\\n | case \"rule-in by the first value\": patient male, 67 years; signal esc-troponin rule-in troponin 64 ng/L gives raise"
            })
    void saysItInClinicalWords(String pack, String file, String find, String replace, String words) {
        PackRelease old = Objects.requireNonNull(PACKS.get(pack));
        PackRelease young = changed(old, file, text(find), text(replace));
        assertThat(PackDiff.between(old, young, CONCEPTS).stream().map(Change::words))
                .anySatisfy(line -> assertThat(line).startsWith(words));
    }

    @Test
    void aModeIsPartOfTheRelease() {
        PackRelease old = Objects.requireNonNull(PACKS.get("cardiac"));
        PackRelease shadow = new PackRelease(old.id(), old.version(), Mode.SHADOW, old.inForceFrom(), old.files());
        assertThat(PackDiff.between(old, shadow, CONCEPTS))
                .containsExactly(new Change(null, "mode", "mode live → shadow", "live", "shadow"));
    }

    @Test
    void aVersionIsPartOfTheRelease() {
        PackRelease old = Objects.requireNonNull(PACKS.get("cardiac"));
        PackRelease later = new PackRelease(old.id(), "9.0.0", old.mode(), old.inForceFrom(), old.files());
        assertThat(PackDiff.between(old, later, CONCEPTS))
                .containsExactly(
                        new Change(null, "version", "version " + old.version() + " → 9.0.0", old.version(), "9.0.0"));
    }

    @Test
    void aRuleThatComesIsToldWithItsConditions() {
        PackRelease young = Objects.requireNonNull(PACKS.get("diabetes"));
        Map<String, String> files = new HashMap<>(young.files());
        files.keySet().removeIf(name -> name.startsWith("high-hba1c"));
        PackRelease old = new PackRelease(young.id(), young.version(), young.mode(), young.inForceFrom(), files);
        assertThat(PackDiff.between(old, young, CONCEPTS).stream().map(Change::words))
                .contains(
                        "rule added: no diabetes mellitus on record; no glucose-lowering medicine on the medication list; HbA1c on record that may be"
                                + " used; newest HbA1c at or above its threshold; no HbA1c measured within its setting"
                                + " repeat-within");
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell.replace("\\n", "\n").replace("\\x20", " ");
    }

    private static Map<String, PackRelease> packs() {
        Map<String, PackRelease> packs = new HashMap<>();
        List<PackRelease> all = BundledFiles.packs(Instant.EPOCH);
        all.forEach(pack -> packs.put(pack.id(), pack));
        return packs;
    }

    private static PackRelease changed(PackRelease pack, String file, String find, String replace) {
        Map<String, String> files = new HashMap<>(pack.files());
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(find);
        files.put(file, text.replace(find, replace));
        return new PackRelease(pack.id(), pack.version(), pack.mode(), pack.inForceFrom(), files);
    }
}
