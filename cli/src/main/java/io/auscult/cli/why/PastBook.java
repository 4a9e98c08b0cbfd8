package io.auscult.cli.why;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertBook;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A patient's alerts and answers as they stood after an event of the log: each change of an alert is a record of its own. */
final class PastBook {
    private final long from;
    private final long upTo;
    private final Map<String, Alert> current = new TreeMap<>();
    private final Map<String, AlertBook.Answered> answers = new TreeMap<>();
    private final Map<String, AlertBook.Snoozed> snoozes = new TreeMap<>();

    /**
     * Of the time between two events.
     *
     * @param from the offset of the event that erased the patient; -1 for none
     * @param upTo the offset of the last event that counts
     */
    PastBook(long from, long upTo) {
        this.from = from;
        this.upTo = upTo;
    }

    /** To be called with the patient's alerts in the order of their topic, and the offset of the event that led to each. */
    void next(Alert alert, long cause) {
        if (cause <= from || cause > upTo) {
            return;
        }
        Episode episode = alert.episode();
        String question = question(episode.rule(), episode.subject());
        snoozes.remove(question);
        switch (alert) {
            case Alert.Withdrawn _ -> current.remove(question);
            case Alert.Snoozed snoozed -> {
                current.put(question, alert);
                snoozes.put(
                        question,
                        new AlertBook.Snoozed(
                                episode.rule(), episode.subject(), episode.id(), snoozed.snooze(), episode.raise()));
            }
            case Alert.Open _, Alert.Expired _ -> current.put(question, alert);
            case Alert.Acknowledged acknowledged -> {
                current.put(question, alert);
                answers.put(
                        question,
                        new AlertBook.Answered(episode.rule(), episode.subject(), episode.id(), acknowledged.answer()));
            }
        }
    }

    private static String question(RuleId rule, Subject subject) {
        return rule + "|" + subject.value();
    }

    AlertBook book() {
        return new AlertBook(
                List.copyOf(current.values()), List.copyOf(answers.values()), Map.of(), List.copyOf(snoozes.values()));
    }
}
