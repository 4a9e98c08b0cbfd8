package io.auscult.cli.bench.hooks;

import io.auscult.cli.Exit;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.bench.BenchFolder;
import io.auscult.cli.bench.Machine;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Home;
import io.auscult.cli.up.Installation;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.cli.up.Stack;
import io.auscult.cli.up.StackConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult bench hooks}. */
@Command(
        name = "hooks",
        description = "How long an answer to a CDS Hooks call takes with many alerts stored.",
        footer = {
            "",
            "Starts all of Auscult in a folder of its own, puts the alerts into its topics, waits until they are stored,",
            "calls patient-view by the clock, each time for another patient, and beside it an endpoint of the same app",
            "that answers a constant. docs/cds-hooks.md says how to read the figures. Callers are not authenticated here."
        })
public final class HooksCommand implements Callable<Integer> {
    @Option(names = "--alerts", description = "stored before the first call (default: ${DEFAULT-VALUE})")
    private int alerts = 100_000;

    @Option(names = "--rate", description = "calls a second of each endpoint (default: ${DEFAULT-VALUE})")
    private int rate = 50;

    @Option(names = "--seconds", description = "that count (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(names = "--warm-up", description = "seconds before, that do not (default: ${DEFAULT-VALUE})")
    private int warmUp = 20;

    @Option(names = "--seed", description = "of which patient is called when (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HooksReport report = measured(new HooksPlan(alerts, rate, warmUp, seconds, seed));
        Output.of(spec).println(json ? report.json() : report.text());
        return report.hook().failed() == 0 ? Exit.OK : Exit.FAILED;
    }

    private HooksReport measured(HooksPlan plan) throws Exception {
        Machine before = Machine.now();
        try (BenchFolder folder = BenchFolder.make();
                ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            Path home = folder.path().resolve("home");
            Stack stack =
                    folder.holding(Stack.prepare(StackConfig.throwaway(home), Installation.found(), progress::show));
            stack.start();
            Addresses at = stack.addresses();
            new StoredAlerts(at, SiteKeyFile.read(Home.at(home)), Instant.now(Clock.systemUTC()))
                    .put(plan, stored -> progress.show(stored + " of " + plan.alerts() + " alerts stored"));
            progress.show("Calling");
            return called(plan, at, before);
        }
    }

    private static HooksReport called(HooksPlan plan, Addresses at, Machine before) throws InterruptedException {
        URI services = URI.create(at.cdsHooks());
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            ByTheClock clock = new ByTheClock(client, plan.perSecond());
            IntFunction<HttpRequest> hook = hook(plan, services);
            HttpRequest constant = HttpRequest.newBuilder(services).build();
            var _ = clock.run(plan.warmUpSeconds() * plan.perSecond(), hook);
            var _ = clock.run(plan.perSecond(), _ -> constant);
            Beside beside = new Beside(clock, plan.seconds() * plan.perSecond(), constant);
            Timings hooks = clock.run(plan.seconds() * plan.perSecond(), hook);
            return new HooksReport(before, Machine.now(), plan, hooks, beside.timings());
        }
    }

    private static IntFunction<HttpRequest> hook(HooksPlan plan, URI services) {
        Random random = new Random(plan.seed());
        URI service = URI.create(services + "/auscult-patient-view");
        return call -> {
            int patient = random.nextInt(plan.patients());
            String body = String.format(
                    Locale.ROOT,
                    """
                    {"hook":"patient-view","hookInstance":"00000000-0000-8000-8000-%012d",
                     "context":{"userId":"Practitioner/bench","patientId":"p-%d"},
                     "prefetch":{"patient":{"resourceType":"Patient","id":"p-%d","identifier":[{"system":"%s","value":"%s"}]}}}""",
                    random.nextInt(Integer.MAX_VALUE),
                    patient,
                    patient,
                    StoredAlerts.MRN_SYSTEM,
                    StoredAlerts.mrn(patient));
            return HttpRequest.newBuilder(service)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        };
    }
}
