package io.auscult.cli.bench.ingest;

/**
 * One round of one side.
 *
 * @param items Observations, or HL7 v2 messages
 */
record Timed(long items, long bytes, double seconds) {
    double perSecond() {
        return items / seconds;
    }

    double megabytesPerSecond() {
        return bytes / seconds / 1e6;
    }
}
