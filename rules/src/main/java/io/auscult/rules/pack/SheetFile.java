package io.auscult.rules.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads {@code thresholds.xlsx}, first sheet, as the text of {@code thresholds.csv}. Row by row and column by column they are the
 * same, so that line 7 of the text is row 7 of the sheet, and what is wrong is said by its cell. A pack travels as texts.
 */
public final class SheetFile {
    public static final String NAME = "thresholds.xlsx";

    /** The last line of the text: whoever reads it later names the sheet's cells. */
    private static final String ORIGIN = "# read from " + NAME;

    private static final int MOST_BYTES = 2_000_000;
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_COLUMNS = 50;

    /** What a spreadsheet itself calculates with; beyond are artefacts such as 0.30000000000000004. */
    private static final MathContext DIGITS = new MathContext(15);

    private SheetFile() {}

    static boolean isFromSheet(String text) {
        return text.endsWith(ORIGIN + "\n");
    }

    /** @throws FilesRefused naming the cell that cannot be read */
    static String csv(byte[] workbook) {
        if (workbook.length > MOST_BYTES) {
            throw new FilesRefused(RuleError.in(NAME, "larger than " + MOST_BYTES + " bytes"));
        }
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(workbook), new ReadingOptions(true, true));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return text(rows.limit(MOST_ROWS + 1L).toList());
        } catch (IOException | ExcelReaderException e) {
            throw new FilesRefused(RuleError.in(NAME, "not a spreadsheet in the xlsx format"));
        }
    }

    private static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        List<RuleError> errors = new ArrayList<>();
        int line = 1;
        int columns = rows.isEmpty() ? 0 : Math.min(width(rows.getFirst(), errors), MOST_COLUMNS);
        for (Row row : rows) {
            if (row.getRowNum() > MOST_ROWS) {
                throw new FilesRefused(RuleError.in(NAME, "more than " + MOST_ROWS + " rows"));
            }
            for (; line < row.getRowNum(); line++) {
                text.append('\n');
            }
            text.append(line(row, columns, errors)).append('\n');
            line++;
        }
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return text + ORIGIN + "\n";
    }

    /** The columns that the first row names. */
    private static int width(Row header, List<RuleError> errors) {
        int width = 0;
        for (int i = 0; i < header.getCellCount(); i++) {
            if (!value(header, i, errors).isEmpty()) {
                width = i + 1;
            }
        }
        return width;
    }

    private static String line(Row row, int columns, List<RuleError> errors) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            values.add(value(row, i, errors));
        }
        boolean empty = values.stream().allMatch(String::isEmpty);
        return empty ? "" : values.stream().map(SheetFile::quoted).collect(Collectors.joining(","));
    }

    private static String value(Row row, int column, List<RuleError> errors) {
        Cell cell = row.hasCell(column) ? row.getCell(column) : null;
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getRawValue() == null) {
            return "";
        }
        String format = cell.getDataFormatString();
        if (cell.getType() == CellType.ERROR) {
            errors.add(at(row, column, "the cell has an error: " + cell.getRawValue()));
        } else if (cell.getType() == CellType.NUMBER && format != null && format.contains("%")) {
            errors.add(at(
                    row,
                    column,
                    "the cell is formatted as a percentage, so its value is " + number(cell.getRawValue())
                            + "; format it as a number, write " + percent(cell.getRawValue())
                            + ", and put % into the column ucum"));
        }
        return cell.getType() == CellType.NUMBER
                ? number(cell.getRawValue())
                : cell.getText().strip();
    }

    private static String number(String raw) {
        return new BigDecimal(raw).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String percent(String raw) {
        return number(new BigDecimal(raw).movePointRight(2).toPlainString());
    }

    private static RuleError at(Row row, int column, String message) {
        return new RuleError(NAME, row.getRowNum(), column + 1, message);
    }

    private static String quoted(String value) {
        String line = value.replaceAll("\\s*\\R\\s*", " ");
        return line.isEmpty() ? "" : '"' + line.replace("\"", "\"\"") + '"';
    }
}
