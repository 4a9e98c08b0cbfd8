package io.auscult.cli.up;

import org.jspecify.annotations.Nullable;

/** Why Auscult did not start, in words for the person who started it. */
public class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
