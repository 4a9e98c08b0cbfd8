package io.auscult.cli.backfill;

import io.auscult.cli.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Shows a load on the terminal: one line that moves, and above it what happened. */
final class BackfillProgress implements Load.Watch, ExportJob.Watch, AutoCloseable {
    private final PrintWriter err;
    private final ProgressLine line;

    BackfillProgress(PrintWriter err) {
        this.err = err;
        this.line = new ProgressLine(err);
    }

    @Override
    public synchronized void exporting(String words) {
        line.show(words);
    }

    @Override
    public synchronized void sending(BulkFile bulk, int number, int of, FileProgress progress) {
        String percent = bulk.size().isPresent() && bulk.size().getAsLong() > 0
                ? " (%d %%)".formatted(progress.offset() * 100 / bulk.size().getAsLong())
                : "";
        line.show("File %d of %d, %s%s: %s"
                .formatted(
                        number, of, shortName(bulk), percent, progress.tally().words()));
    }

    @Override
    public synchronized void deciding(long done, long all) {
        line.show("Deciding patients, in shadow: %,d of %,d".formatted(done, all));
    }

    @Override
    public synchronized void note(String words) {
        line.close();
        err.println(words);
        err.flush();
    }

    private static String shortName(BulkFile bulk) {
        Path name = Path.of(bulk.name()).getFileName();
        return name == null ? bulk.name() : name.toString();
    }

    @Override
    public synchronized void close() {
        line.close();
    }
}
