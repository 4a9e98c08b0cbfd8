package io.auscult.cli.backtest.outcome;

import io.auscult.cli.backtest.life.Life;
import io.auscult.cli.backtest.outcome.Follow.Verdict;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.PatientId;
import io.auscult.training.stats.Auroc;
import io.auscult.training.stats.Calibration;
import io.auscult.training.stats.Estimate;
import io.auscult.training.stats.Scored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model's first score of each patient beside one outcome, in one group of patients.
 *
 * @param people with a score, of whom it is known what became
 * @param auroc null with fewer than two of either kind
 * @param ratio observed for each expected, {@code brier} and {@code tenths}: null and empty where the score is no probability
 * @param leftOut had the outcome before the score, or nobody knows yet
 */
public record ModelPerformance(
        Group group,
        String outcome,
        int people,
        int outcomes,
        @Nullable Estimate auroc,
        @Nullable Estimate ratio,
        @Nullable Double brier,
        List<Tenth> tenths,
        int leftOut) {
    private static final String PROBABILITY = "probability";

    public ModelPerformance {
        tenths = List.copyOf(tenths);
    }

    /** @param befell when the outcome befell whom */
    public static ModelPerformance of(
            List<Life> lives,
            ModelRef model,
            String outcome,
            Map<PatientId, Instant> befell,
            Follow follow,
            Group group) {
        List<Scored> people = new ArrayList<>();
        boolean probability = true;
        int leftOut = 0;
        for (Life life : lives) {
            if (!(life.firstScores().get(model) instanceof RiskScored first) || !group.has(life, first.asOf())) {
                continue;
            }
            Verdict verdict = follow.verdict(first.asOf(), befell.get(life.patient()));
            switch (verdict) {
                case TRUE, FALSE -> {
                    Signal.Score score = first.scores().getFirst();
                    people.add(new Scored(score.value(), verdict == Verdict.TRUE));
                    probability &= score.scale().equals(PROBABILITY);
                }
                case KNOWN_BEFORE, TOO_EARLY -> leftOut++;
            }
        }
        return of(group, outcome, people, probability && !people.isEmpty(), leftOut);
    }

    private static ModelPerformance of(
            Group group, String outcome, List<Scored> people, boolean probability, int leftOut) {
        int with = (int) people.stream().filter(Scored::diseased).count();
        return new ModelPerformance(
                group,
                outcome,
                people.size(),
                with,
                with < 2 || people.size() - with < 2 ? null : Auroc.of(people).estimate(),
                probability ? ObservedExpected.of(people).ratio().orElse(null) : null,
                probability ? Calibration.brier(people) : null,
                probability ? Tenth.of(people) : List.of(),
                leftOut);
    }
}
