package io.auscult.core.alert;

import java.util.List;

/** What one event does to a patient's alerts: the new book, and every alert that changed, in its new state. */
public record AlertStep(AlertBook book, List<Alert> changes) {
    public AlertStep {
        changes = List.copyOf(changes);
    }

    static AlertStep none(AlertBook book) {
        return new AlertStep(book, List.of());
    }
}
