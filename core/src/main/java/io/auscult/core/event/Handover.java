package io.auscult.core.event;

import java.time.Instant;

/**
 * A clinician's "please look after this": the alert stays open for all whom it is for, and both people find it as handed over.
 *
 * @param by the user who asks, as the channel names them
 * @param to the user who is asked, as the site's list of viewers names them
 * @param note what the colleague should know; empty for nothing
 */
public record Handover(String by, String to, Instant at, String note) {
    public Handover {
        if (by.isBlank() || to.isBlank()) {
            throw new IllegalArgumentException("A hand-over is from somebody to somebody");
        }
        if (by.equals(to)) {
            throw new IllegalArgumentException("A hand-over is to somebody else");
        }
    }
}
