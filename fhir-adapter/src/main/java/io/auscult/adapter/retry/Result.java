package io.auscult.adapter.retry;

/**
 * What became of a letter that was tried again.
 *
 * @param reason why it is not closed; empty when it is
 */
public record Result(String id, Outcome outcome, String reason) {

    /** There is no other way for a letter to come back. */
    public enum Outcome {
        /** Its entry is understood now, and what was missing of it is published. */
        CLOSED("closed"),
        /** It was closed before; nothing is done. */
        ALREADY_CLOSED("already closed"),
        /** Its entry is rejected as before, or for another reason now. */
        STILL_REJECTED("still rejected"),
        /** Neither the message nor an original that stands alone is there any more. */
        ORIGINAL_GONE("original gone"),
        /** It cannot be tried again at all. */
        NOT_RETRIABLE("not retriable"),
        /** There is no letter with this id. */
        UNKNOWN("unknown"),
        /** Kafka did not take what followed; try again. */
        NOT_STORED("not stored");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Result closed(String id) {
        return new Result(id, Outcome.CLOSED, "");
    }
}
