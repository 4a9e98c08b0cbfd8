package io.auscult.rules.lint;

import io.auscult.core.concept.UnitRule;
import io.auscult.rules.condition.Test;
import io.auscult.rules.pack.ThresholdTable;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is compared is in one unit, and within what can occur. */
final class UnitCheck {
    private static final Set<String> UNITLESS = Set.of("points", "criteria", "indications", "features");

    private final Linted pack;

    private UnitCheck(Linted pack) {
        this.pack = pack;
    }

    static void check(Linted pack) {
        UnitCheck check = new UnitCheck(pack);
        Leaves.of(pack.rules()).forEach(check::check);
    }

    private void check(Leaves.Found found) {
        if (found.leaf() instanceof Test.Compare compare) {
            Measure left = Measure.of(compare.left(), found.rule(), found.pattern(), pack);
            Measure right = Measure.of(compare.right(), found.rule(), found.pattern(), pack);
            compared(found, left, right);
            compared(found, right, left);
        }
    }

    private void compared(Leaves.Found found, Measure measured, Measure with) {
        switch (with) {
            case Measure.Threshold threshold ->
                threshold.rows().forEach(row -> row(found, measured, row, threshold.property()));
            case Measure.Literal literal -> literal(found, measured, literal.value());
            case Measure.Amount _, Measure.Scored _, Measure.Age _, Measure.Other _ -> {}
        }
    }

    private void literal(Leaves.Found found, Measure measured, BigDecimal value) {
        String beyond = switch (measured) {
            case Measure.Amount amount -> beyond(amount, value);
            case Measure.Scored scored -> beyond(scored, value);
            case Measure.Threshold _, Measure.Literal _, Measure.Age _, Measure.Other _ -> null;
        };
        if (beyond != null) {
            pack.add(LintKind.UNIT, found.rule(), found.leaf(), value.toPlainString(), beyond);
        }
        switch (measured) {
            case Measure.Amount _, Measure.Scored _ -> unvouched(found, value);
            case Measure.Threshold _, Measure.Literal _, Measure.Age _, Measure.Other _ -> {}
        }
    }

    /** Zero parts rising from falling, and needs nobody's word. */
    private void unvouched(Leaves.Found found, BigDecimal value) {
        if (value.signum() != 0) {
            pack.add(
                    LintKind.NUMBER,
                    found.rule(),
                    found.leaf(),
                    value.toPlainString(),
                    "nobody vouches for " + value.toPlainString() + " in a rule file; put it into thresholds.csv,"
                            + " with its citation or as a site value");
        }
    }

    private void row(Leaves.Found found, Measure measured, ThresholdTable.Row row, String property) {
        switch (measured) {
            case Measure.Amount amount -> amount(found, amount, row, property);
            case Measure.Scored scored -> scored(found, scored, row, property);
            case Measure.Threshold _, Measure.Literal _, Measure.Age _, Measure.Other _ -> {}
        }
    }

    private void amount(Leaves.Found found, Measure.Amount amount, ThresholdTable.Row row, String property) {
        String ucum = row.threshold().ucum();
        String name = amount.concept().name();
        if (!ucum.equals(amount.ucum())) {
            pack.add(
                    LintKind.UNIT,
                    row.error(
                            "ucum",
                            "rules see " + name + " in " + amount.ucum() + ", and this row is in " + ucum
                                    + converted(amount, row.threshold().amount(), ucum)));
        } else if (property.equals("probability") && ucum.equals("%")) {
            pack.add(
                    LintKind.UNIT,
                    found.rule(),
                    found.leaf(),
                    found.leaf().text(),
                    name + " is compared in %, and probability turns "
                            + row.threshold().words() + " into "
                            + row.threshold().probability() + "; bind value instead");
        } else {
            String beyond = beyond(amount, row.threshold().amount());
            if (beyond != null) {
                pack.add(LintKind.UNIT, row.error("value", beyond));
            }
        }
    }

    private static String converted(Measure.Amount amount, BigDecimal value, String ucum) {
        UnitRule rule = amount.concept().units().get(ucum);
        return rule == null
                ? "; write the value in " + amount.ucum()
                : "; write "
                        + rule.convert(value)
                                .round(new java.math.MathContext(4))
                                .stripTrailingZeros()
                                .toPlainString() + " " + amount.ucum();
    }

    private void scored(Leaves.Found found, Measure.Scored scored, ThresholdTable.Row row, String property) {
        String ucum = row.threshold().ucum();
        if (scored.scale().equals(KnownModel.PROBABILITY)) {
            probability(found, scored, row, property);
        } else if (!fits(scored.scale(), ucum)) {
            pack.add(
                    LintKind.UNIT,
                    row.error(
                            "ucum",
                            "model " + scored.model().id() + " gives " + scored.score() + " in "
                                    + scored.scale() + ", and this row is in " + ucum + "; write the value in "
                                    + scored.scale()));
        }
    }

    private void probability(Leaves.Found found, Measure.Scored scored, ThresholdTable.Row row, String property) {
        String ucum = row.threshold().ucum();
        if (!ucum.equals("%") && !ucum.equals("1")) {
            pack.add(
                    LintKind.UNIT,
                    row.error(
                            "ucum",
                            "model " + scored.model().id() + " gives " + scored.score()
                                    + " as a probability, and this row is in " + ucum + "; write it in %"));
        } else if (ucum.equals("%") && property.equals("value")) {
            pack.add(
                    LintKind.UNIT,
                    found.rule(),
                    found.leaf(),
                    found.leaf().text(),
                    scored.score() + " lies between 0 and 1, and value is "
                            + row.threshold().amount().toPlainString() + " of "
                            + row.threshold().words() + "; bind probability instead");
        } else if (row.threshold().probability() > 1 || row.threshold().probability() < 0) {
            pack.add(
                    LintKind.UNIT,
                    row.error(
                            "value",
                            "a probability lies between 0 and 100 %, and this is "
                                    + row.threshold().words()));
        }
    }

    /** Whether a row's unit says a score's scale. */
    static boolean fits(String scale, String ucum) {
        return ucum.equals(scale)
                || ucum.equals("{" + scale + "}")
                || (ucum.equals("1") && UNITLESS.contains(scale))
                || (ucum.equals("a") && scale.equals("years"));
    }

    private static @Nullable String beyond(Measure.Amount amount, BigDecimal value) {
        BigDecimal low = amount.concept().plausibleLow();
        BigDecimal high = amount.concept().plausibleHigh();
        boolean within = !amount.plausible()
                || ((low == null || value.compareTo(low) >= 0) && (high == null || value.compareTo(high) <= 0));
        return within
                ? null
                : value.toPlainString() + " " + amount.ucum() + " is outside what the catalogue finds plausible for "
                        + amount.concept().name() + " (" + (low == null ? "" : low.toPlainString()) + " to "
                        + (high == null ? "" : high.toPlainString()) + "), so no value that is used ever reaches it";
    }

    private static @Nullable String beyond(Measure.Scored scored, BigDecimal value) {
        boolean outside = scored.scale().equals(KnownModel.PROBABILITY)
                && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0);
        return outside
                ? scored.score() + " lies between 0 and 1: " + value.toPlainString() + " % is "
                        + value.movePointLeft(2).toPlainString()
                : null;
    }
}
