package io.auscult.delivery.watch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A simulated hospital's count: busy by day, a tenth of that at night, half of it on weekends. */
final class Ward {
    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final double NIGHT = 0.1;
    private static final double WEEKEND = 0.5;

    private final Random random;
    private final double byDay;

    Ward(double byDay, long seed) {
        this.byDay = byDay;
        this.random = new Random(seed);
    }

    /** How many times as many as usual come at a time. */
    interface Change {
        double times(Instant at);
    }

    List<Hour> hours(int count, Change change) {
        List<Hour> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant from = START.plus(Duration.ofHours(i));
            hours.add(new Hour(from, 1, poisson(mean(from) * change.times(from))));
        }
        return hours;
    }

    double mean(Instant at) {
        ZonedDateTime local = at.atZone(ZoneOffset.UTC);
        boolean day = local.getHour() >= 7 && local.getHour() < 22;
        boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        return byDay * (day ? 1 : NIGHT) * (weekend ? WEEKEND : 1);
    }

    private long poisson(double mean) {
        double left = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > left) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }
}
