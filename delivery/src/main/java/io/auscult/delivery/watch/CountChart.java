package io.auscult.delivery.watch;

import io.auscult.delivery.watch.Verdict.Changed;
import io.auscult.delivery.watch.Verdict.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change-point test for counts: the likelihood-ratio CUSUM for a Poisson mean that varies with the hour.
 *
 * <p>Each hour adds {@code (y ln k - (k - 1) m) / d} to a sum that does not fall below nothing: {@code y} came, {@code m} are usual,
 * {@code k} times as many would be a change, {@code d} is the dispersion. The sum of {@link Direction#MORE} looks for twice as many, that of
 * {@link Direction#FEWER} for a quarter, which finds silence after some 12 that did not come. A sum over {@code ln T} says that it has
 * changed, and one that has fallen to half of that, that it is over; {@code T} is in hours the mean time between false alarms at the
 * least, where the usual is known.
 *
 * <p>J. M. Lucas, Counted data CUSUM's, Technometrics 27 (1985) 129-144; M. Höhle and M. Paul, Count data regression charts for the
 * monitoring of surveillance time series, Comput. Stat. Data Anal. 52 (2008) 4357-4368 (the mean that varies); the bound is G. Lorden's,
 * Ann. Math. Statist. 42 (1971) 1897-1908. The usual is estimated, and taken one standard error to the safe side.
 */
public final class CountChart {
    private static final double MORE = 2;
    private static final double FEWER = 0.25;
    /** So that what is over is seen to be over, however bad it was. */
    private static final double FULL = 1.5;

    private final Direction direction;
    private final double times;
    private final double limit;

    private CountChart(Direction direction, double times, double limit) {
        this.direction = direction;
        this.times = times;
        this.limit = limit;
    }

    /** @param falseAlarmEvery the mean time between false alarms of one chart */
    public static CountChart of(Direction direction, Duration falseAlarmEvery) {
        double limit = Math.log((double) Math.max(2, falseAlarmEvery.toHours()));
        return switch (direction) {
            case MORE -> new CountChart(direction, MORE, limit);
            case FEWER -> new CountChart(direction, FEWER, limit);
        };
    }

    /** Whether it is so at the end of these hours, which follow each other. */
    public Optional<Changed> changed(List<Hour> recent, Baseline usual) {
        double safe = safe(usual);
        double sum = 0;
        boolean changed = false;
        Run run = Run.NONE;
        for (Hour hour : recent) {
            double expected = usual.expected(hour);
            double in = expected * safe;
            sum += (hour.count() * Math.log(times) - (times - 1) * in) / usual.dispersion();
            sum = Math.min(Math.max(0, sum), limit * FULL);
            run = sum == 0 ? Run.NONE : run.and(hour, expected);
            changed = sum >= limit || (changed && sum > limit / 2);
        }
        Instant since = run.since;
        return changed && since != null
                ? Optional.of(new Changed(direction, since, run.came, run.usual))
                : Optional.empty();
    }

    /** An estimate from few counts may be off by one part in their root; it is taken where a false alarm is less likely. */
    private double safe(Baseline usual) {
        double error = Math.sqrt(usual.dispersion() / Math.max(1, usual.count()));
        return switch (direction) {
            case MORE -> 1 + error;
            case FEWER -> Math.max(0, 1 - error);
        };
    }

    /** The hours since the sum last was nothing: the likeliest time of the change is where they begin. */
    private record Run(@Nullable Instant since, long came, double usual) {
        private static final Run NONE = new Run(null, 0, 0);

        private Run and(Hour hour, double expected) {
            return new Run(since == null ? hour.from() : since, came + hour.count(), usual + expected);
        }
    }
}
