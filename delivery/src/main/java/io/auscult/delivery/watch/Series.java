package io.auscult.delivery.watch;

import io.auscult.delivery.watch.Verdict.Changed;
import io.auscult.delivery.watch.Verdict.Direction;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A count's past, hour by hour: the older part says what is usual, the newer is looked at for a change. A change that lasts moves into
 * the older part and becomes the usual.
 *
 * @param hours that were watched, oldest first
 */
public record Series(List<Hour> hours) {
    private static final Duration RECENT = Duration.ofDays(28);
    private static final int PARTS = 3;
    private static final double FEWEST_HOURS = 7 * 24;
    private static final long FEWEST = 20;

    public Series {
        hours = List.copyOf(hours);
    }

    /** How many come in 24 hours by the mean of all. */
    public double usualDay() {
        double watched = hours.stream().mapToDouble(Hour::watched).sum();
        long count = hours.stream().mapToLong(Hour::count).sum();
        return watched == 0 ? 0 : 24 * count / watched;
    }

    /** @param directions in which a change matters */
    public Verdict verdict(List<Direction> directions, Duration falseAlarmEvery, ZoneId zone) {
        int recent = Math.toIntExact(Math.min(RECENT.toHours(), hours.size() / PARTS));
        int split = hours.size() - recent;
        Baseline usual = Baseline.of(hours.subList(0, split), zone);
        if (usual.hours() < FEWEST_HOURS || usual.count() < FEWEST) {
            return new Verdict.Learning();
        }
        List<Hour> looked = hours.subList(split, hours.size());
        Optional<Changed> changed = directions.stream()
                .flatMap(direction -> CountChart.of(direction, falseAlarmEvery).changed(looked, usual).stream())
                .findFirst();
        return changed.<Verdict>map(each -> each).orElseGet(Verdict.Usual::new);
    }
}
