package io.auscult.models.prevent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The published numbers, read from {@code coefficients.csv} in this jar: one row a table of the supplement and term, one column a
 * sex and outcome.
 */
final class PreventCoefficients {
    static final String RESOURCE = "/models/prevent/coefficients.csv";

    private static final List<String> KEYS = List.of("table", "variant", "horizon", "term");
    private static final PreventTerm[] TERMS = PreventTerm.values();

    private static final class Published {
        static final PreventCoefficients COEFFICIENTS = new PreventCoefficients();
    }

    private final Map<String, double[]> byEquation = new HashMap<>();

    private PreventCoefficients() {
        List<List<String>> rows = text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        List<String> header = rows.getFirst();
        rows.subList(1, rows.size()).forEach(row -> add(header, row));
    }

    static PreventCoefficients published() {
        return Published.COEFFICIENTS;
    }

    /**
     * One equation, in the order of {@link PreventTerm}; 0 where it lacks the term.
     *
     * @param column "female_total_cvd"
     */
    double[] of(String variant, String horizon, String column) {
        return Objects.requireNonNull(
                byEquation.get(name(variant, horizon, column)), "Every variant and horizon has every column");
    }

    private void add(List<String> header, List<String> row) {
        int term = Arrays.asList(TERMS).indexOf(PreventTerm.valueOf(row.get(3).toUpperCase(Locale.ROOT)));
        for (int column = KEYS.size(); column < header.size(); column++) {
            String number = row.get(column);
            byEquation
                            .computeIfAbsent(
                                    name(row.get(1), row.get(2), header.get(column)),
                                    equation -> new double[TERMS.length])[term] =
                    number.isEmpty() ? 0 : Double.parseDouble(number);
        }
    }

    private static String name(String variant, String horizon, String column) {
        return variant + " " + horizon + " " + column;
    }

    private static String text() {
        try (InputStream in = PreventCoefficients.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
