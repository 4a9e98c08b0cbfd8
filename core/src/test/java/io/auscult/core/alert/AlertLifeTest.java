package io.auscult.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertLifeTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final RuleId RULE = new RuleId("cardiac/troponin-rise");
    private static final RuleId POLICY = new RuleId("policy/lock-out-after-answer");

    @Test
    void opensOneAlertForAProposal() {
        AlertStep step = step(AlertBook.EMPTY, raise("rose to 41"), NOW);
        assertThat(step.changes()).hasSize(1).first().isInstanceOf(Alert.Open.class);
        assertThat(step.book().open()).hasSize(1);
    }

    @Test
    void givesTheSameIdInEveryReplay() {
        assertThat(step(AlertBook.EMPTY, raise("rose to 41"), NOW))
                .isEqualTo(step(AlertBook.EMPTY, raise("rose to 41"), NOW));
    }

    @Test
    void saysNothingWhenNothingChanged() {
        AlertBook book = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        assertThat(step(book, raise("rose to 41"), LATER).changes()).isEmpty();
    }

    @Test
    void revisesTheSameAlertByNewValues() {
        AlertBook book = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        Alert revised = step(book, raise("rose to 90"), LATER).changes().getFirst();
        assertThat(revised.episode().id())
                .isEqualTo(book.open().getFirst().episode().id());
        assertThat(revised.episode().revision()).isEqualTo(2);
    }

    @Test
    void withdrawsAnAlertWhoseBasisIsGone() {
        AlertBook book = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        AlertStep step = AlertLife.step(book, List.of(), "event-2", LATER);
        assertThat(step.changes()).hasSize(1).first().isInstanceOf(Alert.Withdrawn.class);
        assertThat(step.book().current()).isEmpty();
    }

    @Test
    void withdrawsAnAnsweredAlertTooSoThatWhoActedIsTold() {
        AlertBook book =
                answered(step(AlertBook.EMPTY, raise("rose to 41"), NOW).book(), Answer.Outcome.ACCEPTED);
        assertThat(AlertLife.step(book, List.of(), "event-2", LATER).changes())
                .hasSize(1)
                .first()
                .isInstanceOf(Alert.Withdrawn.class);
    }

    @Test
    void withdrawsAnOpenAlertThatAPolicyHoldsAndNamesThePolicy() {
        AlertBook book = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        Alert withdrawn = step(book, withhold(), LATER).changes().getFirst();
        assertThat(withdrawn).isInstanceOf(Alert.Withdrawn.class);
        assertThat(((Alert.Withdrawn) withdrawn).reason()).contains(POLICY.value());
    }

    @Test
    void keepsAnOpenAlertWhenTheRulesCannotTell() {
        AlertBook book = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        AlertStep step = step(book, new Undetermined(RULE, Subject.PATIENT, rationale(RULE, "time limit")), LATER);
        assertThat(step.book()).isEqualTo(book);
    }

    @Test
    void remembersAnAnswerAndTakesItOnlyOnce() {
        AlertBook open = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        String id = open.open().getFirst().episode().id().value();
        var answer = Said.at(LATER).answer(id, Answer.Outcome.OVERRIDDEN, "dr");
        AlertStep first = AlertLife.answer(open, answer);
        assertThat(first.changes()).hasSize(1).first().isInstanceOf(Alert.Acknowledged.class);
        assertThat(first.book().answerTo(RULE, Subject.PATIENT)).contains(answer.answer());
        assertThat(AlertLife.answer(first.book(), answer).changes()).isEmpty();
    }

    @Test
    void ignoresAnAnswerToAnAlertThatIsOver() {
        assertThat(AlertLife.answer(AlertBook.EMPTY, Said.at(NOW).answer("gone", Answer.Outcome.ACCEPTED, "dr"))
                        .changes())
                .isEmpty();
    }

    @Test
    void staysQuietAfterAnAnswerWhileNothingIsNew() {
        AlertBook book =
                answered(step(AlertBook.EMPTY, raise("rose to 41"), NOW).book(), Answer.Outcome.ACCEPTED);
        assertThat(step(book, raise("rose to 41"), LATER).changes()).isEmpty();
    }

    @Test
    void opensANewEpisodeWhenALockOutEnds() {
        AlertBook book =
                answered(step(AlertBook.EMPTY, raise("rose to 41"), NOW).book(), Answer.Outcome.OVERRIDDEN);
        AlertBook held = step(book, withhold(), LATER).book();
        AlertStep after = AlertLife.step(held, List.of(raise("rose to 41")), "event-9", LATER.plusSeconds(60));
        assertThat(after.changes()).hasSize(1).first().isInstanceOf(Alert.Open.class);
        assertThat(after.changes().getFirst().episode().id())
                .isNotEqualTo(book.current().getFirst().episode().id());
    }

    @Test
    void expiresUnansweredAndStaysQuietUntilTheRuleWasOnceSilent() {
        Raise shortLived = raise("rose to 41", Duration.ofMinutes(30));
        AlertBook book = step(AlertBook.EMPTY, shortLived, NOW).book();
        AlertStep expired = step(book, shortLived, LATER);
        assertThat(expired.changes()).hasSize(1).first().isInstanceOf(Alert.Expired.class);
        assertThat(step(expired.book(), shortLived, LATER).changes()).isEmpty();
        AlertBook silent = AlertLife.step(expired.book(), List.of(), "e", LATER).book();
        assertThat(step(silent, shortLived, LATER).changes()).hasSize(1);
    }

    @Test
    void keepsTheFirstSightingOfARevision() {
        AlertBook book = step(AlertBook.EMPTY, raise("rose to 41"), NOW).book();
        String id = book.open().getFirst().episode().id().value();
        AlertStep first = AlertLife.shown(book, Said.at(NOW).shown(id, 1, "dr"));
        assertThat(first.changes()).hasSize(1);
        assertThat(AlertLife.shown(first.book(), Said.at(LATER).shown(id, 1, "dr"))
                        .changes())
                .isEmpty();
    }

    @Test
    void showsOnlyWhatIsLiveNow() {
        List<Alert.Open> open =
                step(AlertBook.EMPTY, raise("rose to 41"), NOW).book().open();
        Viewer viewer = new Viewer("dr", "inbox");
        assertThat(Shelf.show(open, viewer, new ViewerBook(Map.of(RULE, Mode.LIVE), Map.of()), NOW))
                .first()
                .isInstanceOf(Showing.Shown.class);
        assertThat(Shelf.show(open, viewer, new ViewerBook(Map.of(RULE, Mode.SHADOW), Map.of()), NOW))
                .first()
                .isInstanceOf(Showing.Deferred.class);
        assertThat(Shelf.show(open, viewer, new ViewerBook(Map.of(), Map.of()), NOW))
                .first()
                .isInstanceOf(Showing.Deferred.class);
    }

    private static AlertBook answered(AlertBook open, Answer.Outcome outcome) {
        String id = open.open().getFirst().episode().id().value();
        return AlertLife.answer(open, Said.at(NOW).answer(id, outcome, "dr")).book();
    }

    private static AlertStep step(AlertBook book, Decision decision, Instant now) {
        return AlertLife.step(book, List.of(decision), "event-1", now);
    }

    private static Raise raise(String sentence) {
        return raise(sentence, null);
    }

    private static Raise raise(String sentence, @Nullable Duration expiresAfter) {
        return new Raise(
                RULE,
                Subject.PATIENT,
                Indicator.CRITICAL,
                "Troponin rise",
                Mode.LIVE,
                List.of(),
                expiresAfter,
                rationale(RULE, sentence));
    }

    private static Withhold withhold() {
        return new Withhold(RULE, Subject.PATIENT, null, Mode.LIVE, rationale(POLICY, "answered an hour ago"));
    }

    private static Rationale rationale(RuleId rule, String sentence) {
        return new Rationale(rule, "pack", "1", List.of(), sentence);
    }
}
