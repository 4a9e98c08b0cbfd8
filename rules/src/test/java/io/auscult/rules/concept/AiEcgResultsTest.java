package io.auscult.rules.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.rules.BundledFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The result of an AI-ECG is an observation like any other. The real outputs of a published network on 827 patients (Ribeiro AH et
 * al., Nat Commun 2020;11:1760, MIT) arrive here as such; skipped where they are not beside the checkout.
 */
class AiEcgResultsTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final Path RESULTS = Path.of(
            System.getProperty("auscult.shared", "../../shared"),
            "data",
            "ai_ecg_ribeiro2020",
            "predictions_model_1.csv");

    /** Code, concept and the network's published threshold, in percent. */
    private record Finding(String column, String code, String concept, String threshold) {}

    private static final List<Finding> FINDINGS = List.of(
            new Finding("1dAVb", "AIECG-1DAVB", "ai-ecg-av-block", "12.4"),
            new Finding("RBBB", "AIECG-RBBB", "ai-ecg-rbbb", "7.0"),
            new Finding("LBBB", "AIECG-LBBB", "ai-ecg-lbbb", "5.0"),
            new Finding("SB", "AIECG-SB", "ai-ecg-sinus-bradycardia", "27.8"),
            new Finding("AF", "AIECG-AF", "ai-ecg-atrial-fibrillation", "39.0"),
            new Finding("ST", "AIECG-ST", "ai-ecg-sinus-tachycardia", "17.4"));

    @Test
    void everyResultIsUnderstoodAndDecidesAsItsAuthorsDid() throws IOException {
        assumeTrue(Files.exists(RESULTS), "the AI-ECG results are not beside this checkout: set -Dauscult.shared");
        List<CSVRecord> results = table(RESULTS);
        List<CSVRecord> authors = table(RESULTS.resolveSibling("dnn.csv"));
        assertThat(results).hasSize(827).hasSameSizeAs(authors);
        for (int patient = 0; patient < results.size(); patient++) {
            for (Finding finding : FINDINGS) {
                BigDecimal probability = new BigDecimal(results.get(patient).get("p_" + finding.column()));
                BigDecimal percent = percent(arrived(finding, probability));
                assertThat(percent).isCloseTo(probability.movePointRight(2), within(new BigDecimal("1e-12")));
                assertThat(percent.compareTo(new BigDecimal(finding.threshold())) > 0 ? "1" : "0")
                        .as("%s of patient %d", finding.column(), patient)
                        .isEqualTo(authors.get(patient).get(finding.column()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.034, 1", "3.4, %"})
    void aLowEjectionFractionComesAsFractionOrPercent(String amount, String unit) {
        Finding lowEf = new Finding("", "AIECG-LOW-EF", "ai-ecg-low-ef", "");

        assertThat(percent(read(lowEf, new ObservedValue.Numeric(new BigDecimal(amount), null, unit, null))))
                .isEqualByComparingTo("3.4");
    }

    @Test
    void aProbabilityAboveOneIsNotBelieved() {
        assertThat(arrived(FINDINGS.getFirst(), new BigDecimal("1.2")).usable()).isFalse();
    }

    private static Reading arrived(Finding finding, BigDecimal probability) {
        return read(finding, new ObservedValue.Numeric(probability, null, "1", null));
    }

    private static Reading read(Finding finding, ObservedValue value) {
        Set<ConceptId> meaning = CONCEPTS.meaning(CodedText.of(new Code("urn:v2:99SITE", finding.code()), null));
        assertThat(meaning).containsExactly(ConceptId.of(finding.concept()));
        return CONCEPTS.read(meaning.iterator().next(), value, "final");
    }

    private static BigDecimal percent(Reading reading) {
        assertThat(reading.usable()).isTrue();
        return Objects.requireNonNull(reading.amount()).amount();
    }

    private static List<CSVRecord> table(Path file) throws IOException {
        CSVFormat withHeader = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (CSVParser table = CSVParser.parse(file, StandardCharsets.UTF_8, withHeader)) {
            return table.getRecords();
        }
    }
}
