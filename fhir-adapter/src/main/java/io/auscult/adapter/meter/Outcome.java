package io.auscult.adapter.meter;

import java.util.Arrays;

/** What became of a message as a whole. */
public enum Outcome {
    /** Committed: as events, ignored entries and dead letters. */
    STORED("stored"),
    /** Committed as a dead letter, because no message could be read in it. */
    UNREADABLE("unreadable"),
    /** The same message had been committed before, so nothing was written. */
    REPEATED("repeated"),
    /** Not committed: the sender was told to send it again. */
    NOT_STORED("not-stored");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    static boolean isNone(String word) {
        return Arrays.stream(values()).noneMatch(outcome -> outcome.word.equals(word));
    }

    /** As in the tag {@code outcome}. */
    public String word() {
        return word;
    }
}
