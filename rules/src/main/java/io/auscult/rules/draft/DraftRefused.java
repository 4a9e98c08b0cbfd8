package io.auscult.rules.draft;

import java.io.Serial;

/** What was asked for cannot be drafted; the message says what can. */
public final class DraftRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DraftRefused(String message) {
        super(message);
    }
}
