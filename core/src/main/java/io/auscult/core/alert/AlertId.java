package io.auscult.core.alert;

import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.ContentHash;

/** The identity of an alert: hash of the rule, the subject and the event that opened the episode; without the patient. */
public record AlertId(String value) implements Comparable<AlertId> {
    public AlertId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An alert id is not blank");
        }
    }

    public static AlertId of(RuleId rule, Subject subject, String openingEvent) {
        return new AlertId(ContentHash.of(rule.value(), subject.value(), openingEvent));
    }

    @Override
    public int compareTo(AlertId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
