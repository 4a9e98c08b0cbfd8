package io.auscult.models.prevent;

import io.auscult.core.event.Sex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The published numbers, read from {@code coefficients.csv} in this jar: one row a term, one column a sex and outcome. */
final class PreventCoefficients {
    static final String RESOURCE = "/models/prevent/coefficients.csv";

    private static final PreventCoefficients PUBLISHED = read();

    private final Map<String, Map<PreventTerm, Double>> byColumn;

    private PreventCoefficients(Map<String, Map<PreventTerm, Double>> byColumn) {
        this.byColumn = byColumn;
    }

    static PreventCoefficients published() {
        return PUBLISHED;
    }

    /** The coefficients of one model; 0 where the model lacks the term. */
    Map<PreventTerm, Double> of(Sex sex, PreventOutcome outcome) {
        return Objects.requireNonNull(
                byColumn.get(sex.name().toLowerCase(Locale.ROOT) + "_" + outcome.key()), "Every model has its column");
    }

    private static PreventCoefficients read() {
        List<String[]> rows = text().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        String[] header = rows.getFirst();
        Map<String, Map<PreventTerm, Double>> byColumn = new HashMap<>();
        for (int column = 1; column < header.length; column++) {
            byColumn.put(header[column], column(rows.subList(1, rows.size()), column));
        }
        return new PreventCoefficients(byColumn);
    }

    private static Map<PreventTerm, Double> column(List<String[]> rows, int column) {
        Map<PreventTerm, Double> coefficients = new EnumMap<>(PreventTerm.class);
        for (String[] row : rows) {
            PreventTerm term = PreventTerm.valueOf(row[0].toUpperCase(Locale.ROOT));
            coefficients.put(term, row[column].isEmpty() ? 0 : Double.parseDouble(row[column]));
        }
        return coefficients;
    }

    private static String text() {
        try (InputStream in = PreventCoefficients.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
