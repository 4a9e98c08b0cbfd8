package io.auscult.rules.concept;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Code;
import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import io.auscult.rules.pack.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that keeps a catalogue from being published, with file, line and what to do. Beyond what the reader refuses it finds
 * what reads well and means the wrong thing: a code under two concepts, a unit that is none, a factor that UCUM contradicts, a code
 * whose check digit is wrong, a fact that is let go of while a score may still use it.
 */
public final class ConceptLint {
    private static final Comparator<RuleError> BY_PLACE = Comparator.comparing(RuleError::file)
            .thenComparingInt(RuleError::line)
            .thenComparing(RuleError::message);

    private final Map<String, String> files;
    private final List<RuleError> errors = new ArrayList<>();

    private ConceptLint(CatalogueRelease release) {
        this.files = release.files();
    }

    /** In order of file and line; empty when the catalogue may be published. */
    public static List<RuleError> check(CatalogueRelease release) {
        ConceptLint lint = new ConceptLint(release);
        lint.read(release);
        lint.concepts(lint.rows(CatalogueTable.CONCEPTS));
        List<Row> codes = CatalogueTable.codeFiles(release.files()).stream()
                .flatMap(file -> lint.rows(CatalogueTable.CODES, file).stream())
                .toList();
        codes.forEach(lint::shape);
        lint.errors.addAll(UnitLint.check(lint.rows(CatalogueTable.CONCEPTS), lint.rows(CatalogueTable.UNITS)));
        lint.errors.addAll(OverlapLint.check(lint.rows(CatalogueTable.CONCEPTS), codes, lint.overlaps()));
        return lint.errors.stream().distinct().sorted(BY_PLACE).toList();
    }

    /** @throws FilesRefused with all that {@link #check} finds */
    public static CatalogueRelease checked(CatalogueRelease release) {
        List<RuleError> errors = check(release);
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return release;
    }

    private void read(CatalogueRelease release) {
        try {
            ConceptFiles.parse(release);
        } catch (FilesRefused e) {
            errors.addAll(e.errors());
        }
    }

    /** None when the file is no such table: the reader has said so. */
    private List<Row> rows(CatalogueTable table, String file) {
        try {
            return table.rows(files, file);
        } catch (FilesRefused e) {
            return List.of();
        }
    }

    private List<Row> rows(CatalogueTable table) {
        return rows(table, table.file());
    }

    /** The one table that the reader does not need, and so does not complain about. */
    private List<Row> overlaps() {
        try {
            return files.containsKey(CatalogueTable.OVERLAPS.file()) ? CatalogueTable.OVERLAPS.rows(files) : List.of();
        } catch (FilesRefused e) {
            errors.addAll(e.errors());
            return List.of();
        }
    }

    private void concepts(List<Row> concepts) {
        for (Row row : concepts) {
            Optional<Duration> fresh = row.maybe("fresh_for").flatMap(Spans::parse);
            Optional<Duration> kept = row.maybe("kept_for").flatMap(Spans::parse);
            if (kept.isPresent() && fresh.isEmpty() && row.maybe("ucum").isPresent()) {
                refuse(row, "kept_for", "may be used for ever (fresh_for is empty), so it must be kept for ever too");
            } else if (kept.isPresent() && fresh.isPresent() && fresh.get().compareTo(kept.get()) > 0) {
                refuse(row, "kept_for", "shorter than fresh_for: the chart would let go of what a score may still use");
            }
        }
    }

    private void shape(Row row) {
        row.maybe("code")
                .ifPresent(code -> row.maybe("system")
                        .flatMap(system -> CodeShape.problem(new Code(CodeSystems.uri(system), code)))
                        .ifPresent(problem -> refuse(row, "code", "\"" + code + "\" is " + problem)));
    }

    private void refuse(Row row, String column, String message) {
        errors.addAll(row.refused(column, message).errors());
    }
}
