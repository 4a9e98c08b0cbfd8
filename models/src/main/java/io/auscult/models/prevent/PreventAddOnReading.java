package io.auscult.models.prevent;

import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.Measured;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads what the chart holds of UACR, HbA1c and SDI. They make the risk better but are not needed for it, so one that may not be
 * used (marked, stale, out of PREVENT's range) counts as not known, as in preventr's default, and a caveat says so; one that the
 * chart does not hold counts as not known without a word.
 */
final class PreventAddOnReading {
    private final Basis basis;

    private PreventAddOnReading(Basis basis) {
        this.basis = basis;
    }

    static PreventAddOns of(Basis basis) {
        PreventAddOnReading reading = new PreventAddOnReading(basis);
        PreventAddOns known = new PreventAddOns(
                reading.amount(PreventInput.UACR),
                reading.amount(PreventInput.HBA1C),
                reading.amount(PreventInput.SDI));
        if (PreventVariant.richest(known) == PreventVariant.FULL) {
            reading.sayMissing(PreventInput.UACR, known.hasUacr());
            reading.sayMissing(PreventInput.HBA1C, known.hasHba1c());
            reading.sayMissing(PreventInput.SDI, known.hasSdi());
        }
        return known;
    }

    private double amount(PreventInput input) {
        Lookup lookup = Lookup.newest(basis.chart(), input.concept(), basis.now());
        basis.lookAgainAt(lookup.due());
        return switch (lookup) {
            case Lookup.Found found -> amount(input, found.value());
            case Lookup.Lacking lacking -> {
                if (lacking.unusable() != null || lacking.problem().kind() != Kind.MISSING) {
                    leftOut(lacking.problem().sentence());
                }
                yield PreventAddOns.NOT_KNOWN;
            }
        };
    }

    private double amount(PreventInput input, Measured measured) {
        BigDecimal value = measured.amount();
        Optional<String> outside = input.outside(value);
        if (outside.isPresent()) {
            measured.caveat().ifPresent(basis::caveat);
            leftOut("The " + input.inChart() + " of " + outside.get() + ".");
            return PreventAddOns.NOT_KNOWN;
        }
        basis.use(measured);
        return value.doubleValue();
    }

    private void leftOut(String why) {
        basis.caveat(why + " The risk is by an equation that does without it.");
    }

    /** The full equation has a term for an add-on that is not known: then that is an input too. */
    private void sayMissing(PreventInput input, boolean known) {
        if (!known) {
            basis.use(new Input(input.inChart(), "not known", "", null, "", ""));
        }
    }
}
