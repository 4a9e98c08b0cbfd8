package io.auscult.delivery.watch;

import java.time.Instant;

/** How a count stands against its own past. */
public sealed interface Verdict {
    /** Too little has been seen of it to tell. */
    record Learning() implements Verdict {}

    record Usual() implements Verdict {}

    /**
     * It has changed.
     *
     * @param since when it began, as far as the counts tell
     * @param came since then
     * @param usual how many would have been
     */
    record Changed(Direction direction, Instant since, long came, double usual) implements Verdict {}

    /** Which way. */
    enum Direction {
        MORE,
        FEWER
    }
}
