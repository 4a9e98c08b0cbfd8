package io.auscult.cli.bench.hooks;

import io.auscult.cli.bench.Machine;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.AppAlone;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.cli.up.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One run: the house is filled, then called. */
final class HooksRun {
    private static final String TRIVIAL = "trivial app";
    private static final int GENTLY = 5;

    private final HooksPlan plan;
    private final Stack stack;
    private final AppAlone trivial;
    private final Consumer<String> progress;

    HooksRun(HooksPlan plan, Stack stack, AppAlone trivial, Consumer<String> progress) {
        this.plan = plan;
        this.stack = stack;
        this.trivial = trivial;
        this.progress = progress;
    }

    HooksReport measured() throws InterruptedException, SQLException, IOException {
        Addresses at = stack.addresses();
        progress.accept("Filling the topics");
        Patients patients = new Patients(plan, SiteKeyFile.read(stack.home()));
        new Hospital(at, patients, Instant.now(Clock.systemUTC())).fill();
        int stored;
        try (Stored database = new Stored(at)) {
            database.await(plan, progress);
            progress.accept("Two years of looks and answers");
            database.grow();
            stored = database.alerts();
        }
        return called(stored);
    }

    private HooksReport called(int stored) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            Calls calls = new Calls(plan);
            ByTheClock clock = clock(client, calls, plan.perSecond());
            progress.accept("Warming up for " + plan.warmUpSeconds() + " s");
            warmUp(clock(client, calls, Math.max(1, plan.perSecond() / GENTLY)), clock);
            Machine before = Machine.now();
            Map<String, Double> used = processorTime();
            progress.accept("Calling for " + plan.seconds() + " s");
            Map<Service, Timings> timings = clock.run(plan.calls());
            return new HooksReport(before, Machine.now(), plan, stored, timings, since(used));
        }
    }

    private ByTheClock clock(HttpClient client, Calls calls, int perSecond) {
        URI hooks = URI.create(stack.addresses().delivery());
        return new ByTheClock(client, calls, hooks, URI.create(trivial.address()), perSecond);
    }

    /** Half of the time gently: an app that has just started answers a crowd late, and then everybody. */
    private void warmUp(ByTheClock gentle, ByTheClock clock) throws InterruptedException {
        var _ = gentle.run(plan.warmUpCalls() / 2 / GENTLY);
        var _ = clock.run(plan.warmUpCalls() / 2);
    }

    private Map<String, Double> processorTime() {
        Map<String, Double> used = new TreeMap<>(stack.processorTime());
        used.put(TRIVIAL, trivial.processorTime());
        return used;
    }

    private Map<String, Double> since(Map<String, Double> before) {
        Map<String, Double> micros = new TreeMap<>();
        processorTime()
                .forEach((name, seconds) ->
                        micros.put(name, (seconds - before.getOrDefault(name, 0.0)) * 1e6 / plan.calls()));
        return micros;
    }
}
