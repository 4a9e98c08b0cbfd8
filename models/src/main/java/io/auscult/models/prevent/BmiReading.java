package io.auscult.models.prevent;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Input;
import io.auscult.models.input.Basis;
import io.auscult.models.input.Lookup;
import io.auscult.models.input.Measured;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The body-mass index: the recorded one, else weight over height squared, to one decimal as it is printed. When neither can be
 * had, the problem named is that of the index.
 */
final class BmiReading {
    private static final ConceptId WEIGHT = ConceptId.of("body-weight");
    private static final ConceptId HEIGHT = ConceptId.of("body-height");
    private static final BigDecimal SQUARE_CM_IN_SQUARE_M = new BigDecimal("10000");

    private BmiReading() {}

    static Optional<BigDecimal> of(Basis basis) {
        Lookup recorded = Lookup.newest(basis.chart(), PreventInput.BMI.concept(), basis.now());
        Lookup weight = Lookup.newest(basis.chart(), WEIGHT, basis.now());
        Lookup height = Lookup.newest(basis.chart(), HEIGHT, basis.now());
        if (recorded instanceof Lookup.Lacking
                && weight instanceof Lookup.Found(Measured kilograms)
                && height instanceof Lookup.Found(Measured centimetres)
                && centimetres.amount().signum() > 0) {
            return Optional.of(computed(basis, kilograms, centimetres));
        }
        return basis.taken(recorded).map(Measured::amount);
    }

    private static BigDecimal computed(Basis basis, Measured weight, Measured height) {
        BigDecimal bmi = weight.amount()
                .multiply(SQUARE_CM_IN_SQUARE_M)
                .divide(height.amount().multiply(height.amount()), 1, RoundingMode.HALF_UP);
        basis.use(weight);
        basis.use(height);
        basis.use(new Input(
                PreventInput.BMI.inChart(),
                bmi.toPlainString(),
                PreventInput.BMI.unit(),
                weight.fact().at(),
                weight.fact().key().value(),
                weight.fact().source()));
        basis.caveat("The body-mass-index was computed from body-weight and body-height.");
        return bmi;
    }
}
