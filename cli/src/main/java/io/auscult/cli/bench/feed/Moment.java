package io.auscult.cli.bench.feed;

import java.time.Instant;

/** When something was so, and in which message it is told. */
record Moment(Instant effective, Instant received, boolean backfill, String message, boolean moreFollow) {
    static Moment live(Instant received) {
        return new Moment(received, received, false, "", false);
    }

    static Moment loaded(Instant effective, Instant received) {
        return new Moment(effective, received, true, "", false);
    }

    Moment inMessage(String id, boolean more) {
        return new Moment(effective, received, backfill, id, more);
    }
}
