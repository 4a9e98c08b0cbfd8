package io.auscult.delivery.report;

import io.auscult.core.event.Answer.Outcome;
import io.auscult.delivery.store.CourseStore.Course;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How a group of alerts went, in counts.
 *
 * @param shown to anybody
 * @param unanswered withdrawn or expired without an answer
 * @param toAnswer from when it was first shown to its answer, the shortest first; of one that no showing is recorded of, from its
 *     opening
 */
public record Tally(
        int opened, int shown, int accepted, int overridden, int unanswered, int waiting, List<Duration> toAnswer) {
    public Tally {
        toAnswer = List.copyOf(toAnswer);
    }

    public static Tally of(Collection<Course> courses) {
        List<Duration> spans = courses.stream()
                .flatMap(course -> toAnswer(course).stream())
                .sorted()
                .toList();
        int accepted = count(courses, Outcome.ACCEPTED);
        int overridden = count(courses, Outcome.OVERRIDDEN);
        int waiting = (int) courses.stream()
                .filter(course -> course.said() == null && isOpen(course))
                .count();
        return new Tally(
                courses.size(),
                (int) courses.stream()
                        .filter(course -> course.firstShown() != null)
                        .count(),
                accepted,
                overridden,
                courses.size() - accepted - overridden - waiting,
                waiting,
                spans);
    }

    public int answered() {
        return accepted + overridden;
    }

    /** Of the answered ones, 0 to 1; empty when none is. */
    public Optional<Double> overrideRate() {
        return answered() == 0 ? Optional.empty() : Optional.of((double) overridden / answered());
    }

    /** The lower of the two in the middle; empty when none is answered. */
    public Optional<Duration> medianToAnswer() {
        return toAnswer.isEmpty() ? Optional.empty() : Optional.of(toAnswer.get((toAnswer.size() - 1) / 2));
    }

    private static boolean isOpen(Course course) {
        return course.state().equals("open") || course.state().equals("snoozed");
    }

    private static int count(Collection<Course> courses, Outcome outcome) {
        return (int) courses.stream()
                .filter(course -> course.said() != null && course.said().outcome() == outcome)
                .count();
    }

    private static Optional<Duration> toAnswer(Course course) {
        if (course.said() == null) {
            return Optional.empty();
        }
        Instant from = course.firstShown() == null ? course.openedAt() : course.firstShown();
        Duration span = Duration.between(from, course.said().at());
        return Optional.of(span.isNegative() ? Duration.ZERO : span);
    }
}
