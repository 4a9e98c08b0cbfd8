package io.auscult.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.Snooze;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Alerts that are put off, and alerts that go a step further because nobody was shown them. */
class SnoozeTest {
    private static final Instant T0 = Instant.parse("2026-01-10T12:00:00Z");
    private static final RuleId RULE = new RuleId("pancreas/high-risk");
    private static final RuleId POLICY = new RuleId("policy/snoozed");
    private static final ModelRef MODEL = new ModelRef("endpac", "1.0.0");

    @Test
    void putsAnOpenAlertOffAndGivesItBackInANewRevisionUnderItsId() {
        AlertBook open = opened(raise("4"));
        AlertStep asleep = AlertLife.snooze(open, snooze(open, hours(4)));
        assertThat(asleep.changes()).singleElement().isInstanceOf(Alert.Snoozed.class);
        assertThat(asleep.book().open()).isEmpty();
        AlertBook held = at(asleep.book(), withhold(), 1).book();
        assertThat(held).isEqualTo(asleep.book());
        AlertStep awake = at(held, raise("4"), 4);
        assertThat(awake.changes()).singleElement().isInstanceOfSatisfying(Alert.Open.class, back -> {
            assertThat(back.episode().id()).isEqualTo(id(open));
            assertThat(back.episode().revision()).isEqualTo(2);
        });
        assertThat(awake.book().snoozes()).isEmpty();
    }

    @Test
    void holdsUntilItsTimeAndNotLonger() {
        AlertBook.Snoozed snoozed = asleep(raise("4"), hours(4));
        assertThat(snoozed.holds(raise("9"), T0.plus(Duration.ofHours(4)).minusMillis(1)))
                .isTrue();
        assertThat(snoozed.holds(raise("4"), T0.plus(Duration.ofHours(4)))).isFalse();
    }

    @Test
    void holdsUntilWhatTheRuleSeesIsNew() {
        AlertBook.Snoozed snoozed = asleep(raise("4"), new Snooze("dr", T0, null, true, null));
        assertThat(snoozed.holds(raise("4"), T0.plus(Duration.ofDays(99)))).isTrue();
        assertThat(snoozed.holds(raise("5"), T0)).isFalse();
    }

    @Test
    void holdsUntilTheScoreRoseByAsMuchAsWasSaid() {
        AlertBook.Snoozed snoozed = asleep(raise("4.5"), new Snooze("dr", T0, null, false, "2"));
        assertThat(snoozed.holds(raise("6.4"), T0)).isTrue();
        assertThat(snoozed.holds(raise("6.5"), T0)).isFalse();
        assertThat(snoozed.holds(raise("1"), T0)).isTrue();
    }

    @Test
    void aSnoozeSaysWhatEndsIt() {
        assertThatThrownBy(() -> new Snooze("dr", T0, null, false, null)).hasMessageContaining("what ends it");
        assertThatThrownBy(() -> new Snooze("dr", T0, null, false, "0")).hasMessageContaining("rises by more");
    }

    @Test
    void anAnswerEndsASnooze() {
        AlertBook open = opened(raise("4"));
        AlertBook asleep = AlertLife.snooze(open, snooze(open, hours(4))).book();
        AlertStep answered =
                AlertLife.answer(asleep, Said.at(T0).answer(id(open).value(), Answer.Outcome.ACCEPTED, "dr"));
        assertThat(answered.changes()).singleElement().isInstanceOf(Alert.Acknowledged.class);
        assertThat(answered.book().snoozes()).isEmpty();
    }

    @Test
    void withdrawsWhatIsPutOffWhenItsBasisIsGoneAndForgetsTheSnooze() {
        AlertBook open = opened(raise("4"));
        AlertBook asleep = AlertLife.snooze(open, snooze(open, hours(4))).book();
        AlertStep step = AlertLife.step(asleep, List.of(), "gone", T0.plusSeconds(60));
        assertThat(step.changes()).singleElement().isInstanceOf(Alert.Withdrawn.class);
        assertThat(step.book()).isEqualTo(AlertBook.EMPTY);
    }

    @Test
    void whatAnotherPolicyStillHoldsWhenTheSnoozeIsOverIsWithdrawn() {
        AlertBook open = opened(raise("4"));
        AlertBook asleep = AlertLife.snooze(open, snooze(open, hours(4))).book();
        AlertStep step = at(asleep, withhold(), 4);
        assertThat(step.changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        Alert.Withdrawn.class, over -> assertThat(over.reason()).startsWith("Held by"));
        assertThat(step.book().current()).isEmpty();
    }

    @Test
    void ignoresASnoozeOfAnOlderRevisionAndOfWhatIsNotOpen() {
        AlertBook revised = at(opened(raise("4")), raise("9"), 2).book();
        assertThat(AlertLife.snooze(revised, snooze(revised, hours(4))).changes())
                .isEmpty();
        AlertBook answered = AlertLife.answer(
                        revised, Said.at(T0).answer(id(revised).value(), Answer.Outcome.ACCEPTED, "dr"))
                .book();
        Snooze later = new Snooze("dr", T0.plus(Duration.ofHours(3)), null, true, null);
        assertThat(AlertLife.snooze(answered, snooze(answered, later)).book()).isEqualTo(answered);
        assertThat(AlertLife.snooze(AlertBook.EMPTY, Said.at(T0).snooze("gone", later))
                        .changes())
                .isEmpty();
    }

    /** However often and in whatever order snoozes of one alert come, the newest counts. */
    @Property(tries = 200)
    void theNewestSnoozeCountsInAnyOrder(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 500) Integer> minutes, @ForAll long seed) {
        AlertBook open = opened(raise("4"));
        List<AlertSnoozed> events = new ArrayList<>();
        minutes.stream()
                .distinct()
                .forEach(minute -> events.add(snooze(
                        open,
                        new Snooze(
                                "dr" + minute,
                                T0.plus(Duration.ofMinutes(minute)),
                                hours(24).until(),
                                false,
                                null))));
        List<AlertSnoozed> repeated = new ArrayList<>(events);
        repeated.addAll(events);
        java.util.Collections.shuffle(repeated, new Random(seed));
        assertThat(after(open, repeated)).isEqualTo(after(open, events));
        assertThat(after(open, events).snoozes())
                .singleElement()
                .satisfies(kept -> assertThat(kept.snooze().at())
                        .isEqualTo(events.stream()
                                .map(event -> event.snooze().at())
                                .max(Instant::compareTo)
                                .orElseThrow()));
    }

    /** Whatever is snoozed and whenever it wakes, one episode is one alert; a replay is the same book after every step. */
    @Property(tries = 200)
    void anAlertKeepsItsIdThroughEverySleepAndAReplayIsTheSame(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 5) Integer> course) {
        List<AlertBook> first = lived(course);
        assertThat(lived(course)).isEqualTo(first);
        AlertId id = id(first.getFirst());
        assertThat(first).allSatisfy(book -> {
            assertThat(book.current())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.episode().id()).isEqualTo(id));
            assertThat(book.snoozes().isEmpty()).isEqualTo(book.current().getFirst() instanceof Alert.Open);
        });
    }

    @Test
    void anAlertThatNobodyWasShownGoesAStepFurtherOnce() {
        Raise raise = escalating(Mode.LIVE);
        AlertBook open = opened(raise);
        assertThat(open.open().getFirst().episode().escalatesAt()).isEqualTo(T0.plus(Duration.ofHours(2)));
        assertThat(at(open, raise, 1).changes()).isEmpty();
        AlertStep further = at(open, raise, 2);
        assertThat(further.changes()).singleElement().satisfies(alert -> {
            Episode episode = alert.episode();
            assertThat(episode.revision()).isEqualTo(2);
            assertThat(episode.indicator()).isEqualTo(Indicator.CRITICAL);
            assertThat(episode.raise().indicator()).isEqualTo(Indicator.WARNING);
            assertThat(episode.escalated()).isEqualTo(new Escalated(T0.plus(Duration.ofHours(2)), "charge-nurse"));
        });
        assertThat(further.book().open().getFirst().episode().escalatesAt()).isNull();
        assertThat(at(further.book(), raise, 9).changes()).isEmpty();
    }

    @Test
    void whatWasShownOrIsInShadowStaysAsItIs() {
        AlertBook open = opened(escalating(Mode.LIVE));
        AlertBook seen = AlertLife.shown(open, Said.at(T0).shown(id(open).value(), 1, "dr"))
                .book();
        assertThat(at(seen, escalating(Mode.LIVE), 3).changes()).isEmpty();
        AlertBook shadow = opened(escalating(Mode.SHADOW));
        assertThat(at(shadow, escalating(Mode.SHADOW), 3).changes()).isEmpty();
    }

    @Test
    void aSnoozeGoesWithAMergeAndComesHome() {
        PatientId from = new PatientId("a".repeat(32));
        AlertBook open = opened(raise("4"));
        AlertBook asleep = AlertLife.snooze(open, snooze(open, hours(4))).book();
        AlertStep adopted = BookMerge.adopt(AlertBook.EMPTY, BookMerge.leaving(asleep, from), T0);
        assertThat(adopted.book().snoozes()).isEqualTo(asleep.snoozes());
        assertThat(adopted.changes()).singleElement().isInstanceOf(Alert.Snoozed.class);
        BookMerge.Parted parted = BookMerge.part(adopted.book(), io.auscult.core.event.MergePath.of(from));
        assertThat(parted.staying()).isEqualTo(AlertBook.EMPTY);
        assertThat(parted.leaving()).isEqualTo(asleep);
    }

    @Test
    void aSnoozeThatComesWithAMergeHoldsTheSameQuestionHere() {
        AlertBook other = opened(raise("4"));
        AlertBook asleep = AlertLife.snooze(other, snooze(other, hours(4))).book();
        AlertBook own =
                AlertLife.step(AlertBook.EMPTY, List.of(raise("4")), "own", T0).book();
        AlertStep adopted = BookMerge.adopt(own, BookMerge.leaving(asleep, new PatientId("a".repeat(32))), T0);
        assertThat(adopted.book().open()).hasSize(1);
        assertThat(adopted.book().snoozes()).hasSize(1);
        AlertBook held = at(adopted.book(), withhold(), 1).book();
        assertThat(held.current()).isEmpty();
        assertThat(held.snoozes()).hasSize(1);
        assertThat(AlertLife.step(held, List.of(), "gone", T0.plus(Duration.ofHours(2)))
                        .book())
                .isEqualTo(AlertBook.EMPTY);
    }

    /** 0 to 2 raise with one of three scores an hour later, 3 to 5 put the alert off for so many hours. */
    private static List<AlertBook> lived(List<Integer> course) {
        List<AlertBook> books = new ArrayList<>();
        AlertBook book = opened(raise("4"));
        Raise raise = raise("4");
        Instant now = T0;
        for (int each : course) {
            now = now.plus(Duration.ofHours(1));
            if (each < 3) {
                raise = raise(Integer.toString(4 + each));
            } else {
                Snooze snooze = new Snooze("dr", now, now.plus(Duration.ofHours(each - 2)), each == 4, null);
                book = AlertLife.snooze(book, snooze(book, snooze)).book();
            }
            book = AlertLife.step(book, List.of(decided(book, raise, now)), "event-" + now, now)
                    .book();
            books.add(book);
        }
        return books;
    }

    /** What the policy of this name decides. */
    private static Decision decided(AlertBook book, Raise raise, Instant now) {
        boolean holds = book.snoozeOf(RULE, Subject.PATIENT)
                .filter(snoozed -> snoozed.holds(raise, now))
                .isPresent();
        return holds ? withhold() : raise;
    }

    private static AlertBook after(AlertBook book, List<AlertSnoozed> events) {
        AlertBook next = book;
        for (AlertSnoozed event : events) {
            next = AlertLife.snooze(next, event).book();
        }
        return next;
    }

    private static AlertBook.Snoozed asleep(Raise raise, Snooze snooze) {
        return new AlertBook.Snoozed(RULE, Subject.PATIENT, new AlertId("one"), snooze, raise);
    }

    private static Snooze hours(int hours) {
        return new Snooze("dr", T0, T0.plus(Duration.ofHours(hours)), false, null);
    }

    private static AlertSnoozed snooze(AlertBook book, Snooze snooze) {
        return Said.at(snooze.at()).snooze(id(book).value(), snooze);
    }

    private static AlertId id(AlertBook book) {
        return book.current().getFirst().episode().id();
    }

    private static AlertBook opened(Raise raise) {
        return AlertLife.step(AlertBook.EMPTY, List.of(raise), "event-1", T0).book();
    }

    private static AlertStep at(AlertBook book, Decision decision, int hour) {
        return AlertLife.step(book, List.of(decision), "event-" + hour, T0.plus(Duration.ofHours(hour)));
    }

    private static Raise raise(String points) {
        return raise(points, Mode.LIVE, null);
    }

    private static Raise escalating(Mode mode) {
        return raise("4", mode, new Escalation(Duration.ofHours(2), "charge-nurse"));
    }

    private static Raise raise(String points, Mode mode, @Nullable Escalation escalation) {
        List<Seen> seen = List.of(
                Seen.score("endpac", "3 years", points + " points", T0, MODEL.toString()),
                new Seen("caveat", "1 input is old", null, MODEL.toString()));
        return new Raise(
                RULE,
                Subject.PATIENT,
                Indicator.WARNING,
                "High risk",
                mode,
                List.of(MODEL),
                null,
                new Rationale(RULE, "pack", "1", seen, "High risk"),
                Importance.USUAL,
                escalation);
    }

    private static Withhold withhold() {
        return new Withhold(
                RULE, Subject.PATIENT, null, Mode.LIVE, new Rationale(POLICY, "policy", "1", List.of(), "Put off"));
    }
}
