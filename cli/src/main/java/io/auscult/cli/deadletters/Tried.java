package io.auscult.cli.deadletters;

/**
 * What became of a letter that was tried again.
 *
 * @param outcome "closed", "still rejected", "original gone", …
 * @param reason why it is not closed; empty when it is
 */
record Tried(String id, String outcome, String reason) {
    static final String NOT_RETRIABLE = "not retriable";

    boolean done() {
        return outcome.equals("closed") || outcome.equals("already closed");
    }
}
