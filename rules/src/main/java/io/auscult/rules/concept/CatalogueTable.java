package io.auscult.rules.concept;

import io.auscult.rules.pack.CsvRows;
import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import java.util.List;
import java.util.Map;

/**
 * The tables of the catalogue and their columns. Releases are never deleted from their topic, so a column that was added later is
 * optional, and a file written before it reads as it did.
 *
 * @param file its name; for codes, how the names of its files begin
 * @param columns that it must have
 * @param optional columns that it may have
 */
record CatalogueTable(String file, List<String> columns, List<String> optional) {
    static final CatalogueTable CONCEPTS = new CatalogueTable(
            "concepts.csv",
            List.of("concept", "name", "kind", "ucum", "low", "high", "detection_limit", "fresh_for", "source"),
            List.of("kept_for"));
    static final CatalogueTable UNITS = new CatalogueTable(
            "units.csv", List.of("concept", "ucum", "factor", "offset", "aliases", "source"), List.of());
    static final CatalogueTable OVERLAPS =
            new CatalogueTable("overlaps.csv", List.of("concept", "other", "reason"), List.of());
    static final CatalogueTable CODES =
            new CatalogueTable("codes-", List.of("concept", "system", "code", "display", "source"), List.of("sender"));

    CatalogueTable {
        columns = List.copyOf(columns);
        optional = List.copyOf(optional);
    }

    /** The names of the files that hold codes, in order. */
    static List<String> codeFiles(Map<String, String> files) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(CODES.file))
                .sorted()
                .toList();
    }

    /** @throws FilesRefused when the file is missing or is no such table */
    List<Row> rows(Map<String, String> files, String name) {
        String text = files.get(name);
        if (text == null) {
            throw new FilesRefused(RuleError.in(name, "the catalogue has no such file"));
        }
        return CsvRows.parse(name, text, columns, optional);
    }

    List<Row> rows(Map<String, String> files) {
        return rows(files, file);
    }
}
