package io.auscult.models.prevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.Sex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreventCoefficientsTest {
    @Test
    void theFileIsThatOfTablesS12AToS12J() throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("98a85ffd353b0537acbb4043deb01283cbc523a87a435c1b5d9c6280ca7a83e2");
    }

    @Test
    void holds2670CellsOf267TermsAnd360OfThemAreNotInTheirModel() throws IOException {
        List<String[]> rows = text().lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();

        assertThat(rows).hasSize(267);
        assertThat(rows.stream().flatMap(row -> Arrays.stream(row).skip(4)))
                .hasSize(2670)
                .filteredOn(String::isEmpty)
                .hasSize(360);
    }

    /** As the supplement counts the rows of its tables, the constant among them; every outcome lacks some. */
    @ParameterizedTest
    @CsvSource({
        "BASE, TEN_YEARS, 20, 17",
        "UACR, TEN_YEARS, 22, 19",
        "HBA1C, TEN_YEARS, 23, 20",
        "SDI, TEN_YEARS, 23, 20",
        "FULL, TEN_YEARS, 28, 25",
        "BASE, THIRTY_YEARS, 21, 18",
        "UACR, THIRTY_YEARS, 23, 20",
        "HBA1C, THIRTY_YEARS, 24, 21",
        "SDI, THIRTY_YEARS, 24, 21",
        "FULL, THIRTY_YEARS, 29, 26"
    })
    void everyEquationHasItsTerms(PreventVariant variant, PreventHorizon horizon, int terms, int ofHeartFailure) {
        for (Sex sex : List.of(Sex.FEMALE, Sex.MALE)) {
            for (PreventOutcome outcome : PreventOutcome.values()) {
                double[] coefficients = PreventTable.of(variant, horizon).coefficients(sex, outcome);

                assertThat(Arrays.stream(coefficients).filter(number -> number != 0))
                        .as("%s %s %s %s", variant, horizon, sex, outcome)
                        .hasSize(outcome == PreventOutcome.HEART_FAILURE ? ofHeartFailure : terms);
            }
        }
    }

    private static String text() throws IOException {
        try (InputStream in = PreventCoefficients.class.getResourceAsStream(PreventCoefficients.RESOURCE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
