package io.auscult.delivery.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.store.CourseStore.Course;
import io.auscult.delivery.store.CourseStore.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Instant NOW = Sample.NOW;

    @Test
    void everyAlertIsCountedOnceByHowItWent() {
        Tally tally = Tally.of(List.of(
                course(1, "acknowledged", said(Outcome.ACCEPTED, 10), 2),
                course(2, "acknowledged", said(Outcome.OVERRIDDEN, 32), 2),
                course(3, "withdrawn", said(Outcome.OVERRIDDEN, 5), null),
                course(4, "withdrawn", null, 1),
                course(5, "expired", null, null),
                course(6, "open", null, null),
                course(7, "snoozed", null, 3)));

        assertThat(tally.opened()).isEqualTo(7);
        assertThat(tally.shown()).isEqualTo(4);
        assertThat(List.of(tally.accepted(), tally.overridden(), tally.unanswered(), tally.waiting()))
                .containsExactly(1, 2, 2, 2);
        assertThat(tally.overrideRate().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(tally.toAnswer())
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(8), Duration.ofMinutes(30));
        assertThat(tally.medianToAnswer()).contains(Duration.ofMinutes(8));
    }

    @Test
    void nothingHasNoRates() {
        Tally none = Tally.of(List.of());

        assertThat(none.overrideRate()).isEmpty();
        assertThat(Words.span(none.medianToAnswer())).isEqualTo("–");
        assertThat(Words.share(0, 0)).isEqualTo("–");
    }

    @Test
    void anAnswerFromBeforeTheFirstRecordedShowingTookNoTime() {
        assertThat(Tally.of(List.of(course(1, "acknowledged", said(Outcome.ACCEPTED, 1), 9)))
                        .toAnswer())
                .containsExactly(Duration.ZERO);
    }

    @Test
    void aWeekHoldsWhatOpenedInItAndTheBarsAreAsHighAsTheFullestWeek() {
        Weeks weeks = new Weeks(NOW, 2);
        List<Course> courses = IntStream.of(1, 2, 8)
                .mapToObj(daysAgo -> opened(NOW.minus(Duration.ofDays(daysAgo))))
                .toList();

        List<Tally> tallies = weeks.tallies(courses);
        Bars bars = Bars.of(weeks, tallies, new Clockface(ZoneOffset.UTC));

        assertThat(tallies).extracting(Tally::opened).containsExactly(1, 2);
        assertThat(bars.summary()).isEqualTo("3 alerts in 2 weeks, at most 2 in one");
        assertThat(bars.bars()).extracting(Bars.Bar::height).containsExactly("50.00%", "100.00%");
        assertThat(bars.bars()).extracting(Bars.Bar::week).containsExactly("6 Nov 2026", "13 Nov 2026");
    }

    @Test
    void theEdgesOfTheTimeAreItsFirstMomentAndNotItsLast() {
        Weeks weeks = new Weeks(NOW, 3);

        assertThat(weeks.tallies(List.of(
                        opened(weeks.from()), opened(NOW), opened(weeks.from().minusNanos(1)))))
                .extracting(Tally::opened)
                .containsExactly(1, 0, 0);
    }

    @Test
    void spansAreSaidInTheUnitThatFits() {
        assertThat(List.of(
                        Words.span(Optional.of(Duration.ofSeconds(40))),
                        Words.span(Optional.of(Duration.ofMinutes(12))),
                        Words.span(Optional.of(Duration.ofMinutes(210))),
                        Words.span(Optional.of(Duration.ofHours(60)))))
                .containsExactly("40 s", "12 min", "3.5 h", "2.5 d");
        assertThat(Words.share(3, 12)).isEqualTo("25 % (3 of 12)");
    }

    private static Said said(Outcome outcome, int minutes) {
        return new Said(outcome, "dr-who", NOW.plus(Duration.ofMinutes(minutes)), "");
    }

    private static Course course(int id, String state, @Nullable Said said, @Nullable Integer shownAfterMinutes) {
        return new Course(
                new AlertId("a" + id),
                Sample.ADA,
                Sample.STATIN,
                Mode.LIVE,
                NOW,
                null,
                shownAfterMinutes == null ? null : NOW.plus(Duration.ofMinutes(shownAfterMinutes)),
                state,
                said);
    }

    private static Course opened(Instant at) {
        return new Course(new AlertId("a-" + at), Sample.ADA, Sample.STATIN, Mode.LIVE, at, null, null, "open", null);
    }
}
