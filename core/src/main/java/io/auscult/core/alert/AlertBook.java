package io.auscult.core.alert;

import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.MergePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known about one patient's alerts: the current episode of each rule and subject, and the newest answer to each, from
 * which lock-outs are counted.
 *
 * @param moved the alerts that came with a merge, current or answered, and from whom: an unmerge takes exactly those back
 */
public record AlertBook(List<Alert> current, List<Answered> answers, Map<AlertId, MergePath> moved) {
    private static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.episode().rule())
            .thenComparing(alert -> alert.episode().subject());
    private static final Comparator<Answered> BY_QUESTION =
            Comparator.comparing(Answered::rule).thenComparing(Answered::subject);

    public static final AlertBook EMPTY = new AlertBook(List.of(), List.of(), Map.of());

    public AlertBook {
        current = current.stream().sorted(ORDER).toList();
        answers = answers.stream().sorted(BY_QUESTION).toList();
        moved = known(moved, current, answers);
    }

    /** A book in which nothing came with a merge. */
    public AlertBook(List<Alert> current, List<Answered> answers) {
        this(current, answers, Map.of());
    }

    private static Map<AlertId, MergePath> known(
            Map<AlertId, MergePath> moved, List<Alert> current, List<Answered> answers) {
        if (moved.isEmpty()) {
            return Map.of();
        }
        Set<AlertId> ids = new HashSet<>();
        current.forEach(alert -> ids.add(alert.episode().id()));
        answers.forEach(answered -> ids.add(answered.alert()));
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

    AlertBook with(Alert alert) {
        List<Alert> others = without(alert.episode());
        others.add(alert);
        return new AlertBook(others, answers, moved);
    }

    AlertBook drop(Alert alert) {
        return new AlertBook(without(alert.episode()), answers, moved);
    }

    AlertBook remember(Answered newest) {
        List<Answered> others = new ArrayList<>(answers);
        others.removeIf(answered -> answered.concerns(newest.rule(), newest.subject()));
        others.add(newest);
        return new AlertBook(current, others, moved);
    }

    private List<Alert> without(Episode episode) {
        List<Alert> others = new ArrayList<>(current);
        others.removeIf(alert -> alert.episode().rule().equals(episode.rule())
                && alert.episode().subject().equals(episode.subject()));
        return others;
    }
}
