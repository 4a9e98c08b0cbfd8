package io.auscult.rules.coverage;

import java.io.Serial;

/** A condition that has no answer for the facts at hand: something was asked of what is not there. */
final class Undecidable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Undecidable(String message) {
        super(message);
    }

    Undecidable(String message, Throwable cause) {
        super(message, cause);
    }
}
