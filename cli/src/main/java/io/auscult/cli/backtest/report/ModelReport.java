package io.auscult.cli.backtest.report;

import io.auscult.cli.backtest.count.ModelCounts;
import io.auscult.cli.backtest.life.Life;
import io.auscult.cli.backtest.outcome.Follow;
import io.auscult.cli.backtest.outcome.Group;
import io.auscult.cli.backtest.outcome.ModelPerformance;
import io.auscult.cli.backtest.outcome.Outcomes;
import io.auscult.cli.models.Comparison;
import io.auscult.core.signal.ModelRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a backtest of a model has found.
 *
 * @param against the other model beside this one; null for none
 */
public record ModelReport(ModelCounts counts, @Nullable Comparison against, List<ModelPerformance> performances) {
    public ModelReport {
        performances = List.copyOf(performances);
    }

    /** Of these lives, whose signals were kept. */
    public static ModelReport of(
            List<Life> lives, ModelRef model, @Nullable ModelRef other, @Nullable Outcomes outcomes, Follow follow) {
        return new ModelReport(
                new ModelCounts(model, lives),
                other == null ? null : compared(lives, model, other),
                outcomes == null ? List.of() : performances(lives, model, outcomes, follow));
    }

    private static Comparison compared(List<Life> lives, ModelRef model, ModelRef other) {
        Comparison.Gathering gathering = new Comparison.Gathering(other, model);
        lives.forEach(life -> life.newest()
                .values()
                .forEach(signal -> gathering.add(life.patient().value(), signal)));
        return gathering.compared();
    }

    private static List<ModelPerformance> performances(
            List<Life> lives, ModelRef model, Outcomes outcomes, Follow follow) {
        return outcomes.byName().entrySet().stream()
                .flatMap(outcome -> Group.EACH.stream()
                        .map(group ->
                                ModelPerformance.of(lives, model, outcome.getKey(), outcome.getValue(), follow, group)))
                .filter(one -> one.people() > 0)
                .toList();
    }
}
