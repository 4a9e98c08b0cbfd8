package io.auscult.delivery.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many are usual in an hour of the day, on working days and on weekends apart, so that a quiet night is usual at night. Each of the
 * 48 kinds of hour is estimated from its own past, drawn towards the mean of all as long as little of it has been seen.
 *
 * @param rates an hour, by kind of hour
 * @param dispersion variance of the days' totals over what a Poisson count would have, at least 1: where events come in bursts, a
 *     burst is no change
 * @param hours that were seen
 * @param count that came in them
 */
public record Baseline(
        Map<Integer, Double> rates, double mean, double dispersion, double hours, long count, ZoneId zone) {
    /** Hours by which the mean of all counts in each kind of hour. */
    private static final double MEAN_WEIGHS = 4;

    private static final int HOURS_A_DAY = 24;

    public Baseline {
        rates = Map.copyOf(rates);
    }

    public static Baseline of(List<Hour> past, ZoneId zone) {
        double hours = past.stream().mapToDouble(Hour::watched).sum();
        long count = past.stream().mapToLong(Hour::count).sum();
        double mean = hours == 0 ? 0 : count / hours;
        Map<Integer, Double> watched = new HashMap<>();
        Map<Integer, Double> came = new HashMap<>();
        for (Hour hour : past) {
            int kind = kind(hour.from(), zone);
            watched.merge(kind, hour.watched(), Double::sum);
            came.merge(kind, (double) hour.count(), Double::sum);
        }
        Map<Integer, Double> rates = new HashMap<>();
        watched.forEach((kind, of) ->
                rates.put(kind, (came.getOrDefault(kind, 0.0) + MEAN_WEIGHS * mean) / (of + MEAN_WEIGHS)));
        Baseline poisson = new Baseline(rates, mean, 1, hours, count, zone);
        return new Baseline(rates, mean, poisson.dispersion(past), hours, count, zone);
    }

    /** How many are usual in this hour, as far as it counts. */
    public double expected(Hour hour) {
        return rates.getOrDefault(kind(hour.from(), zone), mean) * hour.watched();
    }

    /** Pearson's statistic over the totals of days: single hours of a rare event are too small for it. */
    private double dispersion(List<Hour> past) {
        Map<Long, Double> expected = new HashMap<>();
        Map<Long, Double> came = new HashMap<>();
        for (Hour hour : past) {
            long day = hour.from().atZone(zone).toLocalDate().toEpochDay();
            expected.merge(day, expected(hour), Double::sum);
            came.merge(day, (double) hour.count(), Double::sum);
        }
        double sum = 0;
        int days = 0;
        for (Map.Entry<Long, Double> day : expected.entrySet()) {
            if (day.getValue() > 0) {
                double off = came.getOrDefault(day.getKey(), 0.0) - day.getValue();
                sum += off * off / day.getValue();
                days++;
            }
        }
        return days < 2 ? 1 : Math.max(1, sum / (days - 1));
    }

    private static int kind(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        return local.getHour() + (weekend ? HOURS_A_DAY : 0);
    }
}
