package io.auscult.models.endpac;

import io.auscult.core.derived.Glycaemia;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What weight or glucose at the onset, nearest to the recorded one, would have given another band: exact, from the edges of the
 * points table. What lies a year back and the age are as they are.
 *
 * <p>A weight is given to 0.1 kg, a glucose to 1 mg/dL. Of a glucose only such values count as leave it on its side of the diabetes
 * range: beyond that there would be another onset, or none. A glucose that an HbA1c stands for has no way out.
 */
final class EndpacWaysOut {
    private static final List<BigDecimal> WEIGHT_EDGES = Stream.of(
                    "-6.0", "-5.9", "-4.0", "-3.9", "-2.0", "-1.9", "1.9", "2.0", "3.9", "4.0", "5.9", "6.0")
            .map(BigDecimal::new)
            .toList();
    private static final List<BigDecimal> GLUCOSE_EDGES = Stream.of(
                    "99", "100", "109", "110", "125", "126", "160", "161")
            .map(BigDecimal::new)
            .toList();

    private final EndpacInputs inputs;
    private final EndpacBand band;

    private EndpacWaysOut(EndpacInputs inputs) {
        this.inputs = inputs;
        this.band = EndpacScore.of(inputs).band();
    }

    /**
     * @param weight at the onset, kg
     * @param glucose the measure that gave the glucose at the onset
     */
    static List<WayOut> of(EndpacInputs inputs, BigDecimal weight, Glycaemia glucose) {
        EndpacWaysOut ways = new EndpacWaysOut(inputs);
        List<WayOut> all = new ArrayList<>();
        for (EndpacBand other : EndpacBand.values()) {
            if (other != ways.band) {
                ways.weight(weight, other)
                        .map(value -> new WayOut("weight-at-onset", value.toPlainString(), "kg", other.word()))
                        .ifPresent(all::add);
                ways.glucose(glucose, other)
                        .map(value -> new WayOut("glucose-at-onset", value.toPlainString(), "mg/dL", other.word()))
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    /** The grid value nearest to an edge lies just below it or just above, for the change is rounded to the grid too. */
    private Optional<BigDecimal> weight(BigDecimal weight, EndpacBand wanted) {
        BigDecimal before = weight.subtract(inputs.weightChange());
        Stream<BigDecimal> candidates = WEIGHT_EDGES.stream()
                .map(before::add)
                .flatMap(value ->
                        Stream.of(value.setScale(1, RoundingMode.FLOOR), value.setScale(1, RoundingMode.CEILING)))
                .filter(value -> value.signum() > 0);
        return nearest(candidates.filter(value -> bandOf(withChange(value.subtract(before))) == wanted), weight);
    }

    private Optional<BigDecimal> glucose(Glycaemia measure, EndpacBand wanted) {
        if (!measure.isGlucose()) {
            return Optional.empty();
        }
        Stream<BigDecimal> candidates =
                GLUCOSE_EDGES.stream().filter(value -> measure.inDiabetesRange(value) == measure.inDiabetesRange());
        return nearest(candidates.filter(value -> bandOf(withGlucose(value)) == wanted), inputs.glucoseOnset());
    }

    private static Optional<BigDecimal> nearest(Stream<BigDecimal> candidates, BigDecimal to) {
        return candidates.min(Comparator.<BigDecimal, BigDecimal>comparing(
                        value -> value.subtract(to).abs())
                .thenComparing(Comparator.naturalOrder()));
    }

    private static EndpacBand bandOf(EndpacInputs changed) {
        return EndpacScore.of(changed).band();
    }

    private EndpacInputs withChange(BigDecimal change) {
        return new EndpacInputs(inputs.glucoseOnset(), inputs.glucosePrior(), change, inputs.age());
    }

    private EndpacInputs withGlucose(BigDecimal onset) {
        return new EndpacInputs(onset, inputs.glucosePrior(), inputs.weightChange(), inputs.age());
    }
}
