package io.auscult.rules.concept;

import io.auscult.core.value.Code;
import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A code under two concepts is a mistake unless overlaps.csv says why it is not. Two that overlap must read a value alike, because
 * a value is read once: fasting glucose and glucose share unit, range and detection limit.
 */
final class OverlapLint {
    private static final List<String> READ_ALIKE = List.of("ucum", "low", "high", "detection_limit");

    private final Map<String, Row> concepts = new HashMap<>();
    private final Set<Set<String>> allowed = new HashSet<>();
    private final Map<Code, List<Row>> byCode = new HashMap<>();
    private final List<RuleError> errors = new ArrayList<>();

    private OverlapLint() {}

    static List<RuleError> check(List<Row> concepts, List<Row> codes, List<Row> overlaps) {
        OverlapLint lint = new OverlapLint();
        concepts.forEach(row -> row.maybe("concept").ifPresent(id -> lint.concepts.put(id, row)));
        overlaps.forEach(lint::allow);
        codes.forEach(lint::code);
        return lint.errors;
    }

    private void allow(Row row) {
        String concept = row.maybe("concept").orElse("");
        String other = row.maybe("other").orElse("");
        if (row.maybe("reason").isEmpty()) {
            refuse(row, "reason", "a value is missing; say why one code may mean both");
        }
        Optional<String> unlike = READ_ALIKE.stream()
                .filter(column -> !value(concept, column).equals(value(other, column)))
                .findFirst();
        known(row, "concept", concept);
        known(row, "other", other);
        if (unlike.isPresent()) {
            refuse(row, "other", concept + " and " + other + " read a value differently: " + unlike.get() + " differs");
        }
        if (!allowed.add(new TreeSet<>(List.of(concept, other)))) {
            refuse(row, "other", "this pair is given twice; keep one line");
        }
    }

    private void known(Row row, String column, String id) {
        if (!concepts.containsKey(id)) {
            refuse(row, column, "\"" + id + "\" is not in " + CatalogueTable.CONCEPTS.file());
        }
    }

    private String value(String concept, String column) {
        return Optional.ofNullable(concepts.get(concept))
                .flatMap(row -> row.maybe(column))
                .orElse("");
    }

    private void code(Row row) {
        if (row.maybe("system").isEmpty() || row.maybe("code").isEmpty()) {
            return;
        }
        Code code = new Code(CodeSystems.uri(row.text("system")), row.text("code"));
        List<Row> others = byCode.computeIfAbsent(code, _ -> new ArrayList<>());
        others.stream()
                .filter(other -> sameSender(row, other) && !related(row, other))
                .findFirst()
                .ifPresent(other -> refuse(
                        row,
                        "code",
                        row.text("code") + " means " + other.text("concept") + " too (" + other.file() + ":"
                                + other.line() + "); take one out, or list the pair in "
                                + CatalogueTable.OVERLAPS.file()));
        others.add(row);
    }

    /** A code without sender is everybody's. */
    private static boolean sameSender(Row row, Row other) {
        Optional<String> one = row.maybe("sender");
        Optional<String> two = other.maybe("sender");
        return one.isEmpty() || two.isEmpty() || one.equals(two);
    }

    private boolean related(Row row, Row other) {
        String one = row.maybe("concept").orElse("");
        String two = other.maybe("concept").orElse("");
        return one.equals(two) || allowed.contains(new TreeSet<>(List.of(one, two)));
    }

    private void refuse(Row row, String column, String message) {
        errors.addAll(row.refused(column, message).errors());
    }
}
