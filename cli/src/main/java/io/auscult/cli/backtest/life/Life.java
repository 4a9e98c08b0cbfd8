package io.auscult.cli.backtest.life;

import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Sex;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one patient's past, within the time that counts.
 *
 * @param from the first moment that counts, and {@code to} the patient's last entry: nobody knows what came after it
 * @param events all that was lived, before that time too
 * @param birthDate null when it is not known
 * @param openings in the order in which they opened
 * @param holds how many times each was held back anew
 * @param withdrawn by rule
 * @param firstScores of each model, within the time that counts; and {@code newest}, what it said last. Kept only where models are looked
 *     at
 */
public record Life(
        PatientId patient,
        Instant from,
        Instant to,
        long events,
        @Nullable LocalDate birthDate,
        Sex sex,
        List<Opening> openings,
        Map<Hold, Integer> holds,
        Map<RuleId, Integer> withdrawn,
        int undetermined,
        Map<ModelRef, Signal> firstScores,
        Map<ModelRef, Signal> newest) {
    private static final double SECONDS_OF_A_MONTH = 86_400 * 365.25 / 12;

    public Life {
        openings = List.copyOf(openings);
        holds = Map.copyOf(holds);
        withdrawn = Map.copyOf(withdrawn);
        firstScores = Map.copyOf(firstScores);
        newest = Map.copyOf(newest);
    }

    /** Months that were observed. */
    public double months() {
        return months(from, to);
    }

    /** The twelfth part of a year is a month. */
    public static double months(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / SECONDS_OF_A_MONTH;
    }
}
