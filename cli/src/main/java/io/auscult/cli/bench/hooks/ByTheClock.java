package io.auscult.cli.bench.hooks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Calls an endpoint at a steady rate whether or not it keeps up. */
final class ByTheClock {
    private static final int OK = 200;
    private static final long PATIENCE_SECONDS = 30;

    private final HttpClient client;
    private final int perSecond;

    ByTheClock(HttpClient client, int perSecond) {
        this.client = client;
        this.perSecond = perSecond;
    }

    Timings run(int calls, IntFunction<HttpRequest> request) throws InterruptedException {
        ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(calls);
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            long due = start + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            var _ = client.sendAsync(request.apply(i), BodyHandlers.ofByteArray())
                    .handle((response, failure) -> {
                        if (failure == null && response.statusCode() == OK) {
                            micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                        } else {
                            failed.incrementAndGet();
                        }
                        open.countDown();
                        return failure == null;
                    });
        }
        boolean all = open.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return new Timings(List.copyOf(micros), failed.get() + (all ? 0 : (int) open.getCount()));
    }
}
