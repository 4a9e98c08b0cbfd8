package io.auscult.rules.concept;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Code;
import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A {@code codes-….csv} as an import reads and writes it: sorted, so that the next import shows as the lines that it changed. */
public final class CodeFile {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private CodeFile() {}

    /** Whether a file of that name holds codes. */
    public static boolean isNamed(String file) {
        return file.startsWith(CatalogueTable.CODES.file()) && file.endsWith(".csv");
    }

    /**
     * The rows of one file; none when the catalogue has no such file.
     *
     * @throws FilesRefused when it is no table of codes
     */
    public static List<CodeRow> rows(Map<String, String> files, String file) {
        return files.containsKey(file)
                ? CatalogueTable.CODES.rows(files, file).stream()
                        .map(CodeFile::row)
                        .toList()
                : List.of();
    }

    /** The rows of all files but one. */
    public static List<CodeRow> rowsBeside(Map<String, String> files, String file) {
        return CatalogueTable.codeFiles(files).stream()
                .filter(name -> !name.equals(file))
                .flatMap(name -> rows(files, name).stream())
                .toList();
    }

    private static CodeRow row(Row row) {
        try {
            return new CodeRow(
                    ConceptId.of(row.text("concept")),
                    new Code(CodeSystems.uri(row.text("system")), row.text("code")),
                    row.maybe("display").orElse(""),
                    row.text("source"),
                    row.maybe("sender").orElse(""));
        } catch (IllegalArgumentException e) {
            throw row.refused("concept", String.valueOf(e.getMessage()));
        }
    }

    /** The rows as a file, sorted, equal ones once. */
    public static String text(Collection<CodeRow> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord(columns());
            for (CodeRow row : new TreeSet<>(rows)) {
                csv.printRecord(
                        row.concept().value(),
                        CodeSystems.name(row.code().system()),
                        row.code().value(),
                        row.display(),
                        row.source(),
                        row.sender());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(CatalogueTable.CODES.columns());
        columns.addAll(CatalogueTable.CODES.optional());
        return columns;
    }
}
