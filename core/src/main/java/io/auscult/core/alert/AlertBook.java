package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.Snooze;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is known about one patient's alerts: the current episode of each rule and subject, the newest answer to each, from which
 * lock-outs are counted, and what a clinician has put off.
 *
 * @param moved the alerts that came with a merge, current, answered or put off, and from whom: an unmerge takes exactly those back
 * @param snoozes until they end, one for a question
 */
public record AlertBook(
        List<Alert> current, List<Answered> answers, Map<AlertId, MergePath> moved, List<Snoozed> snoozes) {
    private static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.episode().rule())
            .thenComparing(alert -> alert.episode().subject());
    private static final Comparator<Answered> BY_QUESTION =
            Comparator.comparing(Answered::rule).thenComparing(Answered::subject);
    private static final Comparator<Snoozed> BY_SNOOZED =
            Comparator.comparing(Snoozed::rule).thenComparing(Snoozed::subject);

    public static final AlertBook EMPTY = new AlertBook(List.of(), List.of(), Map.of());

    public AlertBook {
        current = current.stream().sorted(ORDER).toList();
        answers = answers.stream().sorted(BY_QUESTION).toList();
        snoozes = snoozes.isEmpty()
                ? List.of()
                : snoozes.stream().sorted(BY_SNOOZED).toList();
        moved = known(moved, current, answers, snoozes);
    }

    /** A book in which nothing is put off. */
    public AlertBook(List<Alert> current, List<Answered> answers, Map<AlertId, MergePath> moved) {
        this(current, answers, moved, List.of());
    }

    /** A book in which nothing came with a merge. */
    public AlertBook(List<Alert> current, List<Answered> answers) {
        this(current, answers, Map.of());
    }

    private static Map<AlertId, MergePath> known(
            Map<AlertId, MergePath> moved, List<Alert> current, List<Answered> answers, List<Snoozed> snoozes) {
        if (moved.isEmpty()) {
            return Map.of();
        }
        Set<AlertId> ids = new HashSet<>();
        current.forEach(alert -> ids.add(alert.episode().id()));
        answers.forEach(answered -> ids.add(answered.alert()));
        snoozes.forEach(snoozed -> ids.add(snoozed.alert()));
        Map<AlertId, MergePath> known = new TreeMap<>(moved);
        known.keySet().retainAll(ids);
        return Collections.unmodifiableMap(known);
    }

    /** The newest answer to a rule about a subject. */
    public record Answered(RuleId rule, Subject subject, AlertId alert, Answer answer) {
        boolean concerns(RuleId otherRule, Subject otherSubject) {
            return rule.equals(otherRule) && subject.equals(otherSubject);
        }
    }

    /**
     * That a question about a subject is put off.
     *
     * @param basis the decision that was put off
     */
    public record Snoozed(RuleId rule, Subject subject, AlertId alert, Snooze snooze, Raise basis) {
        boolean concerns(RuleId otherRule, Subject otherSubject) {
            return rule.equals(otherRule) && subject.equals(otherSubject);
        }

        /** Whether what is proposed now is still put off: its time has not come, nothing is new, no score rose. */
        public boolean holds(Raise proposed, Instant now) {
            String rise = snooze.scoreRise();
            return !snooze.isOverAt(now)
                    && !(snooze.untilNewData()
                            && !basis.rationale()
                                    .seen()
                                    .equals(proposed.rationale().seen()))
                    && (rise == null || !ScoreRise.reached(basis, proposed, rise));
        }
    }

    public List<Alert.Open> open() {
        return current.stream()
                .filter(Alert.Open.class::isInstance)
                .map(Alert.Open.class::cast)
                .toList();
    }

    public Optional<Alert> current(RuleId rule, Subject subject) {
        return current.stream()
                .filter(alert -> alert.episode().rule().equals(rule)
                        && alert.episode().subject().equals(subject))
                .findFirst();
    }

    public Optional<Alert> current(AlertId id) {
        return current.stream().filter(alert -> alert.episode().id().equals(id)).findFirst();
    }

    public Optional<Answer> answerTo(RuleId rule, Subject subject) {
        return answers.stream()
                .filter(answered -> answered.concerns(rule, subject))
                .map(Answered::answer)
                .findFirst();
    }

    public Optional<Snoozed> snoozeOf(RuleId rule, Subject subject) {
        return snoozes.stream()
                .filter(snoozed -> snoozed.concerns(rule, subject))
                .findFirst();
    }

    AlertBook with(Alert alert) {
        List<Alert> others = without(alert.episode());
        others.add(alert);
        return new AlertBook(others, answers, moved, snoozes);
    }

    AlertBook drop(Alert alert) {
        return new AlertBook(without(alert.episode()), answers, moved, snoozes);
    }

    AlertBook putOff(Snoozed newest) {
        List<Snoozed> others = new ArrayList<>(snoozes);
        others.removeIf(snoozed -> snoozed.concerns(newest.rule(), newest.subject()));
        others.add(newest);
        return new AlertBook(current, answers, moved, others);
    }

    /** Of what is put off only this. */
    AlertBook putOffStill(Predicate<Snoozed> still) {
        if (snoozes.isEmpty()) {
            return this;
        }
        List<Snoozed> left = snoozes.stream().filter(still).toList();
        return left.size() == snoozes.size() ? this : new AlertBook(current, answers, moved, left);
    }

    AlertBook remember(Answered newest) {
        List<Answered> others = new ArrayList<>(answers);
        others.removeIf(answered -> answered.concerns(newest.rule(), newest.subject()));
        others.add(newest);
        return new AlertBook(current, others, moved, snoozes);
    }

    private List<Alert> without(Episode episode) {
        List<Alert> others = new ArrayList<>(current);
        others.removeIf(alert -> alert.episode().rule().equals(episode.rule())
                && alert.episode().subject().equals(episode.subject()));
        return others;
    }
}
