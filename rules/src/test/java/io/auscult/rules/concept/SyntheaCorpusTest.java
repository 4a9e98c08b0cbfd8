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
    private static final Pattern DRUG = Pattern.compile(
            "\"system\":\\s*\"http://www.nlm.nih.gov/research/umls/rxnorm\",\\s*\"code\":\\s*\"(\\d+)\",\\s*\"display\":\\s*\"([^\"]+)\"");

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

    private static Set<String> notUnderstood(String concept, String displays) throws IOException {
        Set<String> unknown = new TreeSet<>();
        int seen = 0;
        for (Path file : bundles()) {
            Matcher drug = DRUG.matcher(Files.readString(file));
            while (drug.find()) {
                if (drug.group(2).matches(displays)) {
                    seen++;
                    CodedText code = CodedText.of(new Code(Code.RXNORM, drug.group(1)), drug.group(2));
                    if (!CONCEPTS.meaning(code).contains(ConceptId.of(concept))) {
                        unknown.add(drug.group(1) + " " + drug.group(2));
                    }
                }
            }
        }
        assertThat(seen).as("drugs in the corpus").isPositive();
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
