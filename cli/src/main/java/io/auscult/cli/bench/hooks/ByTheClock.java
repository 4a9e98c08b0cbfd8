package io.auscult.cli.bench.hooks;

import io.auscult.cli.bench.hooks.Calls.Call;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes calls at a steady rate whether or not they are answered, and the same to the trivial endpoint half a beat later. */
final class ByTheClock {
    private static final long PATIENCE_SECONDS = 30;

    private final HttpClient client;
    private final Calls calls;
    private final URI hooks;
    private final URI trivial;
    private final long beatNanos;

    ByTheClock(HttpClient client, Calls calls, URI hooks, URI trivial, int perSecond) {
        this.client = client;
        this.calls = calls;
        this.hooks = hooks;
        this.trivial = trivial;
        this.beatNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    Map<Service, Timings> run(int beats) throws InterruptedException {
        Tally tally = new Tally();
        CountDownLatch open = new CountDownLatch(2 * beats);
        long start = System.nanoTime();
        for (int beat = 0; beat < beats; beat++) {
            Call call = calls.next();
            long due = start + beat * beatNanos;
            send(call.service(), hooks, call.body(), due, tally, open);
            send(Service.TRIVIAL, trivial, call.body(), due + beatNanos / 2, tally, open);
        }
        boolean all = open.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return tally.timings(all ? 0 : (int) open.getCount());
    }

    private void send(Service service, URI base, String body, long due, Tally tally, CountDownLatch open) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(service.path()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        var _ = client.sendAsync(request, BodyHandlers.ofByteArray()).handle((response, failure) -> {
            if (failure == null) {
                long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
                tally.answered(service, response.statusCode(), response.body(), micros);
            } else {
                tally.failed(service);
            }
            open.countDown();
            return failure == null;
        });
    }
}
