package io.auscult.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A published file of comma-separated values, read strictly. */
final class Table {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final String source;
    private final String missing;

    /**
     * @param source where to get the file, in words, for messages
     * @param missing how the file writes that there is no value
     */
    Table(Path file, String source, String missing) {
        this.file = file;
        this.source = source;
        this.missing = missing;
    }

    /** One line, with its number for messages. */
    record Row(Table table, CSVRecord values) {
        String text(String column) {
            return values.get(column).strip();
        }

        Optional<Double> optionalNumber(String column) {
            String text = text(column);
            if (text.equals(table.missing)) {
                return Optional.empty();
            }
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number) && number >= 0) {
                    return Optional.of(number);
                }
                throw wrong(column);
            } catch (NumberFormatException e) {
                throw wrong(column);
            }
        }

        double number(String column) {
            return optionalNumber(column).orElseThrow(() -> wrong(column));
        }

        /** Never with the value: the rows are people. */
        WrongData wrong(String column) {
            return table.wrong("line " + values.getRecordNumber() + " has an unexpected value in \"" + column + "\"");
        }
    }

    /** @param columns the names of a file without a header */
    List<Row> withoutHeader(List<String> columns, int rows) {
        return rows(
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader(columns.toArray(String[]::new))
                        .get(),
                columns,
                rows);
    }

    /** @param columns must all be there; there may be others */
    List<Row> withHeader(List<String> columns, int rows) {
        return rows(
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get(),
                columns,
                rows);
    }

    private List<Row> rows(CSVFormat format, List<String> columns, int rows) {
        try (CSVParser parser = CSVParser.parse(content(), format)) {
            if (!parser.getHeaderNames().containsAll(columns)) {
                throw wrong("the columns should be " + String.join(",", columns) + " and are "
                        + String.join(",", parser.getHeaderNames()));
            }
            List<Row> read =
                    parser.stream().map(values -> new Row(this, values)).toList();
            if (read.size() != rows) {
                throw wrong("there should be " + rows + " rows and there are " + read.size());
            }
            read.stream()
                    .filter(row ->
                            row.values().size() != parser.getHeaderNames().size())
                    .findFirst()
                    .ifPresent(row -> {
                        throw wrong("line " + row.values().getRecordNumber() + " has "
                                + row.values().size() + " columns");
                    });
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String content() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw wrong("there is no such file");
        }
        String content = Files.readString(file);
        return content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    }

    WrongData wrong(String what) {
        return new WrongData(file + ": " + what + ". " + source);
    }
}
