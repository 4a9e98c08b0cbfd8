package io.auscult.training.report;

import io.auscult.training.stats.Auroc;
import io.auscult.training.stats.Estimate;
import io.auscult.training.stats.FixedSpecificity;
import io.auscult.training.stats.Scored;
import io.auscult.training.study.Group;
import io.auscult.training.validate.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the model does among some of the people, at the cut-off that was found among all.
 *
 * @param auroc empty where fewer than {@value #ENOUGH} of either kind are in the group
 * @param sensitivity NaN without anybody diseased
 * @param specificity NaN without anybody else
 * @param predicted the mean probability
 */
public record GroupResult(
        Group group,
        long diseased,
        long others,
        Optional<Estimate> auroc,
        double sensitivity,
        double specificity,
        double predicted) {
    private static final int ENOUGH = 5;

    /** @param cutOffs of every repeat */
    static GroupResult of(Group group, Validated validated, List<Double> cutOffs) {
        List<Scored> first = validated.scored(0, group.members());
        long diseased = first.stream().filter(Scored::diseased).count();
        long others = first.size() - diseased;
        List<List<Scored>> repeats = validated.each(group.members(), scored -> scored);
        List<Double> sensitivities = new ArrayList<>();
        List<Double> specificities = new ArrayList<>();
        for (int i = 0; i < repeats.size(); i++) {
            sensitivities.add(FixedSpecificity.shareAbove(repeats.get(i), cutOffs.get(i), true));
            specificities.add(1 - FixedSpecificity.shareAbove(repeats.get(i), cutOffs.get(i), false));
        }
        return new GroupResult(
                group,
                diseased,
                others,
                Math.min(diseased, others) < ENOUGH
                        ? Optional.empty()
                        : Optional.of(Auroc.mean(repeats.stream().map(Auroc::of).toList())),
                mean(sensitivities),
                mean(specificities),
                mean(repeats.stream().flatMap(List::stream).map(Scored::score).toList()));
    }

    double observed() {
        return (double) diseased / (diseased + others);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
