package io.auscult.cli.bench;

/** One timed run: events taken in, and the seconds from the first one read to the last one committed. */
record Round(long events, double seconds) {
    double perSecond() {
        return events / seconds;
    }
}
