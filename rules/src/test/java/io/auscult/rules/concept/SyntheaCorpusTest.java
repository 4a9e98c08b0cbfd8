package io.auscult.rules.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.rules.BundledFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue understands the drugs and units that Synthea really writes; skipped where the corpus is not checked out. */
class SyntheaCorpusTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final Path SHARED = Path.of(System.getProperty("auscult.shared", "../../shared"));
    private static final String CODING =
            "\"system\":\\s*\"(?<system>%s)\",\\s*\"code\":\\s*\"(?<code>\\w+)\",\\s*\"display\":\\s*\"(?<display>[^\"]+)\"";
    private static final Pattern DRUG = Pattern.compile(CODING.formatted(Pattern.quote(Code.RXNORM)));
    private static final Pattern CONDITION =
            Pattern.compile("\"resourceType\":\\s*\"Condition\"[\\s\\S]{0,3000}?\"code\":\\s*\\{[^{]*\\{\\s*"
                    + CODING.formatted(Pattern.quote(Code.SNOMED_CT)));

    @Test
    void everyStatinInTheCorpusIsAStatin() throws IOException {
        assertThat(notUnderstood("statin", "(?i).*(simva|atorva|rosuva|prava|lova)statin.*"))
                .isEmpty();
    }

    @Test
    void everyCommonBloodPressureDrugInTheCorpusIsAnAntihypertensive() throws IOException {
        assertThat(notUnderstood(
                        "antihypertensive",
                        "(?i).*(lisinopril|amlodipine|hydrochlorothiazide|losartan|metoprolol|carvedilol).*"))
                .isEmpty();
    }

    @Test
    void everyGlucoseLoweringDrugInTheCorpusIsAnAntidiabetic() throws IOException {
        assertThat(notUnderstood("antidiabetic", "(?i).*(metformin|insulin).*")).isEmpty();
    }

    @Test
    void everyAnticoagulantInTheCorpusIsAnAnticoagulantButTheFlush() throws IOException {
        assertThat(notUnderstood("anticoagulant", "(?i).*(warfarin|apixaban|rivaroxaban|heparin|enoxaparin).*"))
                .containsExactly("1361048 heparin sodium, porcine 100 UNT/ML Injectable Solution");
    }

    @Test
    void everyDiabetesHeartAttackAndHeartFailureInTheCorpusIsUnderstood() throws IOException {
        assertThat(notUnderstood(CONDITION, "diabetes", "(?i).*(due to|mellitus).*diabet.*|.*diabetes mellitus.*"))
                .isEmpty();
        assertThat(notUnderstood(
                        CONDITION, "coronary-heart-disease", "(?i).*(myocardial infarction|ischemic heart|bypass).*"))
                .isEmpty();
        assertThat(notUnderstood(CONDITION, "heart-failure", "(?i).*heart failure.*"))
                .isEmpty();
    }

    private static Set<String> notUnderstood(String drugs, String displays) throws IOException {
        return notUnderstood(DRUG, drugs, displays);
    }

    private static Set<String> notUnderstood(Pattern coded, String concept, String displays) throws IOException {
        Set<String> unknown = new TreeSet<>();
        int seen = 0;
        for (Path file : bundles()) {
            Matcher said = coded.matcher(Files.readString(file));
            while (said.find()) {
                if (said.group("display").matches(displays)) {
                    seen++;
                    Code code = new Code(said.group("system"), said.group("code"));
                    if (!CONCEPTS.meaning(CodedText.of(code, null)).contains(ConceptId.of(concept))) {
                        unknown.add(said.group("code") + " " + said.group("display"));
                    }
                }
            }
        }
        assertThat(seen).as("codes in the corpus").isPositive();
        return unknown;
    }

    private static List<Path> bundles() throws IOException {
        Path folder = SHARED.resolve("corpus/synthea-dev");
        assumeTrue(Files.isDirectory(folder), "the corpus is not beside this checkout: set -Dauscult.shared");
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList());
        }
    }
}
