package io.auscult.cli.topics;

import io.auscult.cli.up.StartFailure;
import org.jspecify.annotations.Nullable;

/** Topics or schemas that a command needs cannot be read. */
public final class TopicsUnavailable extends StartFailure {
    private static final long serialVersionUID = 1L;

    TopicsUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
