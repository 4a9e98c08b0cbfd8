package io.auscult.cli.bench.hooks;

import java.net.http.HttpRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The constant, called at the same time as the hook: whatever slows the machine slows both. */
final class Beside {
    private final CompletableFuture<Timings> running;

    Beside(ByTheClock clock, int calls, HttpRequest constant) {
        this.running = CompletableFuture.supplyAsync(() -> run(clock, calls, constant), Thread::startVirtualThread);
    }

    private static Timings run(ByTheClock clock, int calls, HttpRequest constant) {
        try {
            return clock.run(calls, _ -> constant);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    Timings timings() {
        return running.join();
    }
}
