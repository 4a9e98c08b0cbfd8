package io.auscult.ehr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The EHR did not do what was asked. Its message says what to do, and holds no patient data, no token and no key. */
public final class EhrFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, which decides whether to ask again. */
    public enum Kind {
        /** No answer, or "busy": the same may work later. */
        LATER,
        /** The EHR, or its authorization server, says no: somebody must change something. */
        REFUSED,
        /** It answered what cannot be used. */
        UNUSABLE
    }

    private final Kind kind;
    private final @Nullable Duration askedToWait;

    public EhrFailure(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    public EhrFailure(Kind kind, String message, @Nullable Duration askedToWait, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.askedToWait = askedToWait;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the EHR asked us to wait; null when it did not say. */
    public @Nullable Duration askedToWait() {
        return askedToWait;
    }
}
