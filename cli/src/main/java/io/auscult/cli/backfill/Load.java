package io.auscult.cli.backfill;

import io.auscult.cli.backfill.Chunks.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends files one after the other, each a few chunks at a time, and remembers how far it came only when all before is committed. At
 * the end it says of each patient once that the history is complete.
 */
final class Load implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final BulkDoor door;
    private final LoadState state;
    private final Bounds bounds;
    private final int atOnce;
    private final Watch watch;
    private final Companions companions = new Companions();
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
    private int all;
    private int current;
    private long linesSent;

    /** Is told how far it is. */
    interface Watch {
        /** @param number of the file among those to send, from 1 */
        void sending(BulkFile file, int number, int of, FileProgress progress);

        void deciding(long done, long all);

        void note(String words);
    }

    /** A chunk under way. */
    private record Flying(Chunk chunk, Future<Tally> tally) {}

    /** @param atOnce how many chunks are under way at the most */
    Load(BulkDoor door, LoadState state, Bounds bounds, int atOnce, Watch watch) {
        this.door = door;
        this.state = state;
        this.bounds = bounds;
        this.atOnce = atOnce;
        this.watch = watch;
    }

    /** @param files in the order in which they are to be sent */
    void send(List<BulkFile> files) throws IOException, InterruptedException {
        if (files.stream().allMatch(file -> state.of(file).done())) {
            return;
        }
        all = files.size();
        long before =
                files.stream().mapToLong(file -> state.of(file).tally().lines()).sum();
        if (before > 0) {
            watch.note("Going on: %,d lines were sent before, as %s says".formatted(before, state.file()));
        }
        for (BulkFile file : files) {
            current++;
            note(file);
            // Orders in files to come refer to the Medications of those that are done.
            if (!state.of(file).done() || file.type().equals(LineFacts.MEDICATION)) {
                sendThrough(file);
            }
        }
        if (companions.isFull()) {
            watch.note("There are more Medications than are kept in memory; orders that refer to the others are"
                    + " rejected unless they name the drug");
        }
    }

    private void note(BulkFile file) {
        FileProgress progress = state.of(file);
        if (state.hasChanged(file)) {
            watch.note(file.name() + " has changed since it was sent, so it is sent from the beginning");
        } else if (!progress.done() && progress.line() > 0) {
            watch.note("%s: going on after line %,d".formatted(file.name(), progress.line()));
        }
    }

    /** A download that breaks off is begun anew; what is committed of it is passed over. */
    private void sendThrough(BulkFile file) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long before = state.of(file).offset();
            try {
                read(file);
                return;
            } catch (BrokenOff e) {
                attempt = state.of(file).offset() > before ? 1 : attempt;
                if (!file.mayRecover() || attempt >= ATTEMPTS) {
                    throw new IOException(
                            file.name() + " cannot be read on after line "
                                    + state.of(file).line() + " (" + e.reason() + ")",
                            e);
                }
                watch.note(file.name() + " broke off (" + e.reason() + "); asking for it again");
            }
        }
    }

    private void read(BulkFile file) throws IOException, InterruptedException {
        long sent = state.of(file).offset();
        Deque<Flying> flying = new ArrayDeque<>();
        try (InputStream in = BrokenOff.open(file)) {
            Chunks chunks = new Chunks(new LineReader(in, 0, 0, bounds.line()), companions, bounds, sent);
            for (Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                if (flying.size() >= atOnce) {
                    settle(file, flying.remove());
                }
                Chunk next = chunk;
                flying.add(new Flying(next, sending.submit(() -> door.send(next, file.name()))));
            }
            settleAll(file, flying);
            state.advance(file, state.of(file).finished(), List.of());
        } catch (BrokenOff e) {
            settleAll(file, flying);
            throw e;
        } finally {
            flying.forEach(left -> left.tally().cancel(true));
        }
    }

    private void settleAll(BulkFile file, Deque<Flying> flying) throws IOException, InterruptedException {
        while (!flying.isEmpty()) {
            settle(file, flying.remove());
        }
    }

    private void settle(BulkFile file, Flying oldest) throws IOException, InterruptedException {
        Tally became = result(oldest.tally());
        FileProgress progress = state.of(file).after(oldest.chunk(), became);
        state.advance(file, progress, oldest.chunk().patients());
        linesSent += became.lines();
        watch.sending(file, current, all, progress);
    }

    /** Says of each patient whose history was sent that it is complete, so that the patient is decided once. */
    void decide() throws IOException, InterruptedException {
        List<String> patients = state.notEnded();
        Deque<Future<Boolean>> flying = new ArrayDeque<>();
        long done = 0;
        for (String patient : patients) {
            if (flying.size() >= atOnce) {
                state.ended(result(flying.remove()));
                watch.deciding(++done, patients.size());
            }
            Callable<Boolean> question = () -> door.endBackfill(patient);
            flying.add(sending.submit(question));
        }
        while (!flying.isEmpty()) {
            state.ended(result(flying.remove()));
            watch.deciding(++done, patients.size());
        }
    }

    /** By this run. */
    long linesSent() {
        return linesSent;
    }

    private static <T> T result(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        sending.shutdownNow();
    }
}
