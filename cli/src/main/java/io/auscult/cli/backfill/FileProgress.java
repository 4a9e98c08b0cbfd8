package io.auscult.cli.backfill;

/**
 * How far a file has been sent.
 *
 * @param fingerprint of the content that was sent
 * @param offset the bytes whose lines are all committed
 * @param line the lines in them
 */
record FileProgress(String fingerprint, long offset, long line, boolean done, Tally tally) {

    static FileProgress start(BulkFile file) {
        return new FileProgress(file.fingerprint(), 0, 0, false, Tally.NONE);
    }

    FileProgress after(Chunk chunk, Tally became) {
        return new FileProgress(fingerprint, chunk.end(), chunk.lastLine(), false, tally.plus(became));
    }

    FileProgress finished() {
        return new FileProgress(fingerprint, offset, line, true, tally);
    }
}
