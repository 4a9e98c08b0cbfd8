package io.auscult.streams.inference;

import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Failed.Reason;

/** A call without an answer that can be used. It says what happened and nothing of what was asked or answered. */
public final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Blame blame;

    /** Whose fault it is, as far as can be told. */
    enum Blame {
        /** The next call may well succeed: it is made again, and counts against the server. */
        PASSING,
        /** The server is at fault and will say the same again. */
        SERVER,
        /** This one question is; the server is sound. */
        QUESTION
    }

    CallFailed(Reason reason, Blame blame, String message) {
        super(message);
        this.reason = reason;
        this.blame = blame;
    }

    Failed outcome() {
        return new Failed(reason);
    }

    boolean isPassing() {
        return blame == Blame.PASSING;
    }

    boolean countsAgainstTheServer() {
        return blame != Blame.QUESTION;
    }

    static CallFailed notUnderstood(String message) {
        return new CallFailed(Reason.NOT_UNDERSTOOD, Blame.SERVER, message);
    }
}
