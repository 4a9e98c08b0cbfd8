package io.auscult.cli.bench.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers who share a round's messages, each with a thread of its own; they live as long as the bench. A round ends when all are done. */
final class Crew implements AutoCloseable {
    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService threads;

    Crew(int size, Worker.Making making) throws Exception {
        for (int i = 0; i < size; i++) {
            workers.add(making.make());
        }
        this.threads = Executors.newFixedThreadPool(size);
    }

    /** @return the seconds that it took, from the first message to the last */
    double take(Load load) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> shares = workers.stream()
                .map(worker -> share(worker, load.messages(), next))
                .toList();
        long started = System.nanoTime();
        List<Future<Void>> done = threads.invokeAll(shares);
        double seconds = (System.nanoTime() - started) / 1e9;
        for (Future<Void> share : done) {
            outcome(share);
        }
        return seconds;
    }

    private static Callable<Void> share(Worker worker, List<byte[]> messages, AtomicInteger next) {
        return () -> {
            for (int i = next.getAndIncrement(); i < messages.size(); i = next.getAndIncrement()) {
                worker.take(messages.get(i));
            }
            worker.finish();
            return null;
        };
    }

    private static void outcome(Future<Void> share) throws Exception {
        try {
            share.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Worker worker : workers) {
            worker.close();
        }
    }
}
