package io.auscult.core.alert;

/** Whether an alert is put before a viewer now, and if not, why. */
public sealed interface Showing {

    Alert alert();

    record Shown(Alert alert) implements Showing {}

    record Deferred(Alert alert, String reason) implements Showing {}
}
