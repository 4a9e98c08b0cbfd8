package io.auscult.core.alert;

import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known about one patient's alerts: the current episode of each rule and subject, and the newest answer to each, from
 * which lock-outs are counted.
 */
public record AlertBook(List<Alert> current, List<Answered> answers) {
    private static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.episode().rule())
            .thenComparing(alert -> alert.episode().subject());

    public static final AlertBook EMPTY = new AlertBook(List.of(), List.of());

    public AlertBook {
        current = current.stream().sorted(ORDER).toList();
        answers = List.copyOf(answers);
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
        return new AlertBook(others, answers);
    }

    AlertBook drop(Alert alert) {
        return new AlertBook(without(alert.episode()), answers);
    }

    AlertBook remember(Answered newest) {
        List<Answered> others = new ArrayList<>(answers);
        others.removeIf(answered -> answered.concerns(newest.rule(), newest.subject()));
        others.add(newest);
        others.sort(Comparator.comparing(Answered::rule).thenComparing(Answered::subject));
        return new AlertBook(current, others);
    }

    private List<Alert> without(Episode episode) {
        List<Alert> others = new ArrayList<>(current);
        others.removeIf(alert -> alert.episode().rule().equals(episode.rule())
                && alert.episode().subject().equals(episode.subject()));
        return others;
    }
}
