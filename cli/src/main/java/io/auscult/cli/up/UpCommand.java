package io.auscult.cli.up;

import io.auscult.cli.Exit;
import io.auscult.cli.HomeOption;
import io.auscult.cli.Output;
import io.auscult.cli.ProgressLine;
import io.auscult.cli.sample.SampleFiles;
import io.auscult.cli.sample.SamplePlayer;
import io.auscult.cli.send.Counts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code auscult up}: the whole of Auscult on this machine, until Ctrl-C. */
@Command(
        name = "up",
        description = "Start Auscult on this machine and play the sample patients; Ctrl-C stops it.",
        footer = {
            "",
            "Starts Kafka, a schema registry, PostgreSQL and the three apps, all on loopback. A second",
            "start keeps the data. Ports, by name: " + UpCommand.PORT_NAMES,
            "They can also stand in a file, auscult.properties, as lines like port.kafka=29092."
        })
public final class UpCommand implements Callable<Integer> {
    static final String PORT_NAMES =
            "kafka, kafka-controller, registry,\nregistry-management, postgres, fhir, mllp, streams, delivery, login, ehr.";
    private static final Path USUAL_CONFIG = Path.of("auscult.properties");

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--fresh", description = "start over: delete the home's data first")
    private boolean fresh;

    @Option(names = "--no-sample", description = "do not play the sample patients")
    private boolean noSample;

    @Option(names = "--no-login", description = "no demonstration login: pages take their reader at their word")
    private boolean noLogin;

    @Option(names = "--no-ehr", description = "no demonstration EHR: alerts are written into no record")
    private boolean noEhr;

    @Option(names = "--port", paramLabel = "NAME=NUMBER", description = "another port; 0 for any free one")
    private List<String> portOptions = List.of();

    @Option(names = "--any-ports", description = "any free ports instead of the usual ones")
    private boolean anyPorts;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "file with ports (default: auscult.properties, if there)")
    private @Nullable Path configFile;

    @Spec
    private @Nullable CommandSpec spec;

    private final AtomicBoolean stopping = new AtomicBoolean();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Output.of(spec);
        Installation installation = Installation.found();
        Stack stack = Stack.prepare(
                new StackConfig(home.folder(), ports(), "", true, fresh, !noLogin, !noEhr),
                installation,
                line -> println(out, line));
        Thread hook = new Thread(() -> stop(stack, out), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            stack.start();
            if (!noSample) {
                play(stack, installation);
            }
            Places.print(stack.addresses(), out);
            if (!noLogin) {
                DemoLogin.print(stack.addresses(), out);
            }
            if (!noEhr) {
                DemoEhr.print(stack.addresses(), out);
            }
            throw stack.broken().join();
        } catch (StartFailure | IOException e) {
            return stoppedBy(e, stack);
        }
    }

    private Ports ports() throws IOException {
        Path file = configFile == null ? USUAL_CONFIG : configFile;
        Ports base = anyPorts ? Ports.anyFree() : Ports.usual();
        if (configFile != null || Files.isRegularFile(file)) {
            base = PortFile.read(file);
        }
        return PortFile.with(base, portOptions);
    }

    private void play(Stack stack, Installation installation) throws IOException, InterruptedException {
        SamplePlayer player = new SamplePlayer(stack.home(), stack.addresses(), new SampleFiles(installation.sample()));
        PrintWriter out = Output.of(spec);
        Counts counts;
        try (ProgressLine progress = new ProgressLine(Output.errors(spec))) {
            counts = player.play(LocalDate.now(ZoneId.systemDefault()), progress::show);
        }
        if (!counts.equals(Counts.NONE)) {
            println(out, "         Sample played                    " + counts.words());
            counts.reasonLines().forEach(line -> println(out, "         rejected " + line));
        }
    }

    private int stoppedBy(Exception e, Stack stack) {
        if (stopping.get()) {
            return Exit.OK;
        }
        Output.errors(spec).println(e.getMessage());
        Output.errors(spec).flush();
        stopping.set(true);
        stack.close();
        return Exit.FAILED;
    }

    private void stop(Stack stack, PrintWriter out) {
        if (!stopping.getAndSet(true)) {
            println(out, "Stopping …");
            stack.close();
            println(out, "Stopped. The data stay in " + stack.home().folder());
        }
    }

    private static void println(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
