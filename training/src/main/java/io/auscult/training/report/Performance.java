package io.auscult.training.report;

import io.auscult.training.data.Person;
import io.auscult.training.stats.Auroc;
import io.auscult.training.stats.Bootstrap;
import io.auscult.training.stats.Calibration;
import io.auscult.training.stats.Estimate;
import io.auscult.training.stats.FixedSpecificity;
import io.auscult.training.stats.NetBenefit;
import io.auscult.training.stats.Reliability;
import io.auscult.training.stats.Scored;
import io.auscult.training.study.Group;
import io.auscult.training.validate.Plan;
import io.auscult.training.validate.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a model did on people whom it had not seen; every figure is the mean over the repeats.
 *
 * @param sensitivity at {@value #SPECIFICITY} specificity
 * @param cutOff at which that is
 * @param accuracy at a probability of one half
 * @param benefits the decision curve
 */
public record Performance(
        Validated validated,
        Estimate auroc,
        Calibration calibration,
        Estimate sensitivity,
        double cutOff,
        double accuracy,
        List<Reliability> reliability,
        List<NetBenefit> benefits,
        List<GroupResult> groups) {
    public static final double SPECIFICITY = 0.95;
    private static final List<Double> THRESHOLDS = List.of(0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    public static Performance of(Validated validated, Plan plan, List<Group> groups) {
        List<FixedSpecificity> fixed = validated.each(_ -> true, scored -> FixedSpecificity.of(scored, SPECIFICITY));
        List<Double> cutOffs = fixed.stream().map(FixedSpecificity::cutOff).toList();
        return new Performance(
                validated,
                Auroc.mean(validated.each(_ -> true, Auroc::of)),
                Calibration.mean(validated.each(_ -> true, Calibration::of)),
                sensitivity(validated, plan, fixed),
                average(cutOffs),
                average(validated.each(_ -> true, Performance::accuracy)),
                Reliability.tenths(validated.pooled(), plan.repeats()),
                THRESHOLDS.stream()
                        .map(threshold -> NetBenefit.at(threshold, validated.pooled()))
                        .toList(),
                groups.stream()
                        .map(group -> GroupResult.of(group, validated, cutOffs))
                        .toList());
    }

    private static double accuracy(List<Scored> scored) {
        return (double) scored.stream()
                        .filter(one -> (one.score() >= 0.5) == one.diseased())
                        .count()
                / scored.size();
    }

    /** The cut-off is found again in every sample of the bootstrap, so its uncertainty counts. */
    private static Estimate sensitivity(Validated validated, Plan plan, List<FixedSpecificity> fixed) {
        List<Boolean> diseased =
                validated.people().stream().map(Person::diseased).toList();
        return new Bootstrap(plan.samples(), plan.seed())
                .interval(
                        average(fixed.stream()
                                .map(FixedSpecificity::sensitivity)
                                .toList()),
                        diseased,
                        sample -> sensitivity(validated, sample));
    }

    private static double sensitivity(Validated validated, int[] sample) {
        double sum = 0;
        for (List<Double> repeat : validated.repeats()) {
            List<Scored> drawn = new ArrayList<>(sample.length);
            IntStream.of(sample)
                    .forEach(i -> drawn.add(
                            new Scored(repeat.get(i), validated.people().get(i).diseased())));
            sum += FixedSpecificity.of(drawn, SPECIFICITY).sensitivity();
        }
        return sum / validated.repeats().size();
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    long diseased() {
        return validated.people().stream().filter(Person::diseased).count();
    }

    int people() {
        return validated.people().size();
    }
}
