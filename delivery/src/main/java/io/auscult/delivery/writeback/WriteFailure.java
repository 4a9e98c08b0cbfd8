package io.auscult.delivery.writeback;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The EHR did not take what was written. The message is for an operator and names no patient. */
public final class WriteFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    public enum Kind {
        /** It takes nothing at all now: it is away, busy, or does not know us. All alerts wait. */
        AWAY,
        /** It could not do this now, and perhaps can later. */
        TROUBLE,
        /** It will not take this, however often it is sent. */
        REFUSED
    }

    private final Kind kind;
    private final @Nullable Duration askedToWait;

    public WriteFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public WriteFailure(Kind kind, String message, @Nullable Duration askedToWait) {
        super(message);
        this.kind = kind;
        this.askedToWait = askedToWait;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the EHR wants us to wait; null when it did not say. */
    public @Nullable Duration askedToWait() {
        return askedToWait;
    }
}
