package io.auscult.rules.concept;

import io.auscult.rules.pack.CsvRows.Row;
import io.auscult.rules.pack.RuleError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Units: each must be one that UCUM knows, and a conversion that UCUM can do too must be UCUM's. */
final class UnitLint {
    /** UCUM rounds some of its own constants to six digits. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00001");

    private final UcumUnits ucum = UcumUnits.load();
    private final Map<String, String> canonical = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<RuleError> errors = new ArrayList<>();

    private UnitLint() {}

    static List<RuleError> check(List<Row> concepts, List<Row> units) {
        UnitLint lint = new UnitLint();
        concepts.forEach(lint::canonical);
        units.forEach(lint::accepted);
        return lint.errors;
    }

    private void canonical(Row row) {
        row.maybe("ucum").ifPresent(unit -> {
            canonical.put(row.values().getOrDefault("concept", ""), unit);
            known(row, unit);
        });
    }

    private void accepted(Row row) {
        if (!seen.add(row.maybe("concept").orElse("") + " " + row.maybe("ucum").orElse(""))) {
            refuse(row, "ucum", "given twice for " + row.maybe("concept").orElse("") + "; keep one line");
        }
        if (row.maybe("source").isEmpty()) {
            refuse(row, "source", "a value is missing; say where the conversion comes from");
        }
        row.maybe("ucum").filter(unit -> known(row, unit)).ifPresent(unit -> agrees(row, unit));
    }

    private boolean known(Row row, String unit) {
        boolean known = ucum.knows(unit);
        if (!known) {
            refuse(row, "ucum", "\"" + unit + "\" is not a UCUM unit; print forms of a unit belong into aliases");
        }
        return known;
    }

    /** An offset says that two reference systems disagree, which is not UCUM's business: HbA1c by NGSP and by IFCC. */
    private void agrees(Row row, String unit) {
        String to = canonical.get(row.values().getOrDefault("concept", ""));
        Optional<BigDecimal> factor = decimal(row, "factor");
        if (to == null
                || factor.isEmpty()
                || decimal(row, "offset").orElse(BigDecimal.ONE).signum() != 0) {
            return;
        }
        ucum.factor(unit, to)
                .filter(expected -> differ(expected, factor.get()))
                .ifPresent(expected -> refuse(
                        row,
                        "factor",
                        "1 " + unit + " is "
                                + expected.round(MathContext.DECIMAL32).toPlainString() + " " + to + " by UCUM, not "
                                + factor.get().toPlainString()));
    }

    private static boolean differ(BigDecimal expected, BigDecimal given) {
        return expected.subtract(given).abs().compareTo(expected.abs().multiply(TOLERANCE)) > 0;
    }

    private static Optional<BigDecimal> decimal(Row row, String column) {
        try {
            return row.maybe(column).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void refuse(Row row, String column, String message) {
        errors.addAll(row.refused(column, message).errors());
    }
}
