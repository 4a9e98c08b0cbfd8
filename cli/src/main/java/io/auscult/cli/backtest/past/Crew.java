package io.auscult.cli.backtest.past;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share out work, as many as there are processors or as were asked for. */
public final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    public Crew(int size) {
        threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().name("backtest-", 0).daemon().factory());
    }

    /**
     * Does all of it, and gives the results in the order of the work.
     *
     * @throws IOException what any of it threw
     */
    public <T> List<T> all(Collection<? extends Callable<T>> work) throws IOException {
        List<Future<T>> under = new ArrayList<>();
        work.forEach(each -> under.add(threads.submit(each)));
        List<T> done = new ArrayList<>();
        for (Future<T> each : under) {
            done.add(result(each));
        }
        return done;
    }

    private static <T> T result(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped before it was done", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException known -> throw known;
                case UncheckedIOException known -> throw known.getCause();
                case RuntimeException known -> throw known;
                case Error known -> throw known;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
