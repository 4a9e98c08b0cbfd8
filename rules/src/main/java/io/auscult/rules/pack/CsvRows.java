package io.auscult.rules.pack;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file with a header line; every complaint names file and line. Lines that begin with # are comments. */
public final class CsvRows {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setCommentMarker('#')
            .get();

    /** No number of medicine needs more, and 1E9999 written out would fill the memory. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,30})?|[+-]?\\.\\d{1,30}");

    private static final int LONGEST_QUOTED = 40;

    private CsvRows() {}

    /** @param columns the columns the file must have, in any order, and no others */
    public static List<Row> parse(String file, String text, String... columns) {
        return parse(file, text, List.of(columns), List.of());
    }

    /**
     * The same for a file that may have more columns than it must.
     *
     * @param optional columns that files written before they were thought of do not have; there they are empty
     */
    public static List<Row> parse(String file, String text, List<String> columns, List<String> optional) {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            List<String> header = parser.getHeaderNames();
            List<String> lines = text.lines().toList();
            if (!header.containsAll(columns) || !union(columns, optional).containsAll(header)) {
                throw new FilesRefused(RuleError.at(
                        file, 1, "the first line names the columns: " + String.join(",", union(columns, optional))));
            }
            List<Row> rows = new ArrayList<>();
            for (CSVRecord values : parser) {
                int line = Math.toIntExact(parser.getCurrentLineNumber());
                if (!values.isConsistent()) {
                    throw new FilesRefused(RuleError.at(
                            file,
                            line,
                            "this line has " + values.size() + " values, the header has " + header.size()
                                    + "; put a value with a comma in double quotes"));
                }
                rows.add(new Row(file, line, header, lines.get(Math.min(line, lines.size()) - 1), values.toMap()));
            }
            return rows;
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            throw new FilesRefused(RuleError.in(file, "not a CSV file: " + e.getMessage()));
        }
    }

    private static List<String> union(List<String> columns, List<String> optional) {
        return Stream.concat(columns.stream(), optional.stream()).toList();
    }

    /**
     * One line of the file, by column.
     *
     * @param header the columns in their order
     * @param source the line as written
     */
    public record Row(String file, int line, List<String> header, String source, Map<String, String> values) {
        public Row {
            header = List.copyOf(header);
            values = Map.copyOf(values);
        }

        public String text(String column) {
            return maybe(column).orElseThrow(() -> refused(column, "a value is missing"));
        }

        public Optional<String> maybe(String column) {
            return Optional.ofNullable(values.get(column)).filter(value -> !value.isBlank());
        }

        public BigDecimal number(String column) {
            return maybeNumber(column).orElseThrow(() -> refused(column, "a number is missing"));
        }

        public Optional<BigDecimal> maybeNumber(String column) {
            return maybe(column).map(value -> {
                if (!NUMBER.matcher(value).matches()) {
                    throw refused(
                            column,
                            "not a number: \"" + beginning(value)
                                    + "\"; write digits, with a decimal point where it needs one");
                }
                return new BigDecimal(value);
            });
        }

        private static String beginning(String value) {
            return value.length() <= LONGEST_QUOTED ? value : value.substring(0, LONGEST_QUOTED) + "…";
        }

        public FilesRefused refused(String column, String message) {
            return new FilesRefused(
                    isSheet()
                            ? new RuleError(file, line, columnOf(column), column + ": " + message)
                            : RuleError.at(file, line, column + ": " + message));
        }

        private boolean isSheet() {
            return file.endsWith(RuleError.SHEET);
        }

        /** Where a column's value stands: of a spreadsheet the column's number, of a text the character, both from 1. */
        public int columnOf(String column) {
            int field = header.indexOf(column);
            return isSheet() ? field + 1 : startOf(field);
        }

        private int startOf(int field) {
            boolean quoted = false;
            int passed = 0;
            int at = 0;
            while (at < source.length() && passed < field) {
                char c = source.charAt(at);
                quoted ^= c == '"';
                passed += c == ',' && !quoted ? 1 : 0;
                at++;
            }
            return at + 1;
        }
    }
}
