package io.auscult.cli.concepts;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.rules.concept.CodeFile;
import io.auscult.rules.concept.CodeRow;
import io.auscult.rules.concept.CodeRow.Claim;
import io.auscult.rules.concept.ConceptLint;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an import makes of a file of codes.
 *
 * @param text the file afterwards
 * @param added rows that are new
 * @param changed rows whose display or source is another now
 * @param known how many rows stand in this or another file already
 * @param problems what the lint finds afterwards and did not find before
 */
record CodeImport(String text, List<CodeRow> added, List<CodeRow> changed, int known, List<RuleError> problems) {
    CodeImport {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        problems = List.copyOf(problems);
    }

    /** @param file the file of the catalogue that takes the rows */
    static CodeImport of(CatalogueRelease catalogue, String file, Collection<CodeRow> rows) {
        Map<Claim, CodeRow> target = new LinkedHashMap<>();
        CodeFile.rows(catalogue.files(), file).forEach(row -> target.put(row.claim(), row));
        Set<Claim> elsewhere = CodeFile.rowsBeside(catalogue.files(), file).stream()
                .map(CodeRow::claim)
                .collect(Collectors.toSet());
        List<CodeRow> added = new ArrayList<>();
        List<CodeRow> changed = new ArrayList<>();
        int known = 0;
        for (CodeRow row : rows) {
            CodeRow old = elsewhere.contains(row.claim()) ? row : target.put(row.claim(), row);
            if (old == null) {
                added.add(row);
            } else if (old.equals(row)) {
                known++;
            } else {
                changed.add(row);
            }
        }
        String text = CodeFile.text(target.values());
        return new CodeImport(text, added, changed, known, problems(catalogue, file, text));
    }

    private static List<RuleError> problems(CatalogueRelease catalogue, String file, String text) {
        Map<String, String> files = new TreeMap<>(catalogue.files());
        files.put(file, text);
        Set<String> before =
                ConceptLint.check(catalogue).stream().map(RuleError::message).collect(Collectors.toSet());
        return ConceptLint.check(new CatalogueRelease(catalogue.version(), catalogue.inForceFrom(), files)).stream()
                .filter(error -> !before.contains(error.message()))
                .toList();
    }
}
