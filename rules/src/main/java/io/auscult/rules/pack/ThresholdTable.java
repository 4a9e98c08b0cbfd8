package io.auscult.rules.pack;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.fact.Threshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pack's decision table, {@code thresholds.csv} or {@code thresholds.xlsx}, row by row with the place of each value. */
public final class ThresholdTable {
    public static final String SITE_VALUE = "site value";

    private static final List<String> COLUMNS =
            List.of("rule", "name", "from_age", "to_age", "value", "ucum", "citation");

    private ThresholdTable() {}

    /**
     * Every row; none when the pack has no table.
     *
     * @throws FilesRefused naming the row, or the cell of a spreadsheet, that cannot be read
     */
    public static List<Row> of(PackRelease release) {
        String text = release.files().get(PackFiles.THRESHOLDS);
        if (text == null) {
            return List.of();
        }
        String file = SheetFile.isFromSheet(text) ? SheetFile.NAME : PackFiles.THRESHOLDS;
        return CsvRows.parse(file, text, COLUMNS, List.of()).stream()
                .map(ThresholdTable::row)
                .toList();
    }

    private static Row row(CsvRows.Row row) {
        return new Row(
                new Threshold(
                        row.text("rule"),
                        row.text("name"),
                        age(row, "from_age"),
                        age(row, "to_age"),
                        row.number("value"),
                        row.text("ucum"),
                        citation(row)),
                row);
    }

    private static int age(CsvRows.Row row, String column) {
        try {
            return row.number(column).intValueExact();
        } catch (ArithmeticException _) {
            throw row.refused(column, "an age is in completed years: \"" + row.text(column) + "\"");
        }
    }

    private static @Nullable String citation(CsvRows.Row row) {
        String words = row.text("citation");
        return words.equals(SITE_VALUE) ? null : words;
    }

    /** One row, and where it stands. */
    public record Row(Threshold threshold, CsvRows.Row cells) {
        public String file() {
            return cells.file();
        }

        public int line() {
            return cells.line();
        }

        public RuleError error(String column, String message) {
            return new RuleError(cells.file(), cells.line(), cells.columnOf(column), message);
        }
    }
}
