package io.auscult.delivery.report;

import io.auscult.delivery.store.CourseStore.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A time cut into weeks that end now, the oldest first. */
public record Weeks(Instant until, int count) {
    private static final Duration WEEK = Duration.ofDays(7);

    public Instant from() {
        return begin(0);
    }

    Instant begin(int week) {
        return until.minus(WEEK.multipliedBy((long) count - week));
    }

    /** How the alerts that opened in each week went. */
    List<Tally> tallies(Collection<Course> courses) {
        List<List<Course>> byWeek = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byWeek.add(new ArrayList<>());
        }
        for (Course course : courses) {
            if (!course.openedAt().isBefore(from()) && course.openedAt().isBefore(until)) {
                byWeek.get((int) Duration.between(from(), course.openedAt()).dividedBy(WEEK))
                        .add(course);
            }
        }
        return byWeek.stream().map(Tally::of).toList();
    }
}
