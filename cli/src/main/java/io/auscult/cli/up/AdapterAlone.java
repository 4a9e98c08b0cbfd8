package io.auscult.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The adapter with what it stands on, a Kafka node and a schema registry, each a process of its own, for measuring. */
public final class AdapterAlone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For the node, which starts with the quickest compiler alone in the quickstart and with all of them anywhere else. */
    private static final List<String> ALL_COMPILERS = List.of("-XX:TieredStopAtLevel=4");

    private final Home home;
    private final Ports ports;
    private final Children children;

    private AdapterAlone(Path folder) {
        this.home = Home.open(folder);
        this.ports = Ports.anyFree().claimed();
        this.children = new Children(home, PATIENCE);
    }

    /**
     * @param jvm options for the adapter's Java, which override the frugal ones of the quickstart
     * @throws StartFailure with the end of the log of the process that failed
     */
    public static AdapterAlone start(Path folder, Installation installation, List<String> jvm) {
        AdapterAlone alone = new AdapterAlone(folder);
        try {
            CompletableFuture<Void> registry = CompletableFuture.runAsync(() -> alone.startRegistry(installation));
            CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> alone.startBroker(installation));
            CompletableFuture.allOf(registry, broker).join();
            alone.startAdapter(installation, jvm);
            return alone;
        } catch (CompletionException e) {
            alone.close();
            throw e.getCause() instanceof RuntimeException known ? known : e;
        } catch (RuntimeException e) {
            alone.close();
            throw e;
        }
    }

    private void startRegistry(Installation installation) {
        Registry registry = new Registry(home, ports);
        registry.awaitReady(launch(registry.program(installation), registry.environment()));
    }

    private void startBroker(Installation installation) {
        Broker broker = new Broker(home, ports);
        broker.prepare(installation);
        broker.awaitReady(launch(broker.program(installation).with(ALL_COMPILERS), Map.of()));
        CatalogueTopics.create(addresses());
    }

    private void startAdapter(Installation installation, List<String> jvm) {
        StackConfig config = StackConfig.throwaway(home.folder());
        App adapter = App.adapter(home, config, ports, SiteKeyFile.readOrMake(home));
        JavaProgram program = adapter.program(home, ports, installation).with(jvm);
        adapter.awaitReady(launch(program, Map.of()), ports);
    }

    private ChildProcess launch(JavaProgram program, Map<String, String> environment) {
        return children.add(ChildProcess.start(
                program.name(), program.command(home, false), environment, home.log(program.name())));
    }

    public Addresses addresses() {
        return new Addresses(ports, "", home.file("logs"));
    }

    /** Processor time that the adapter has used so far, in seconds. */
    public double adapterCpu() {
        return cpu(App.ADAPTER);
    }

    /** Processor time that the Kafka node has used so far, in seconds. */
    public double brokerCpu() {
        return cpu(Broker.NAME);
    }

    private double cpu(String name) {
        return children.all().stream()
                .filter(child -> child.name().equals(name))
                .flatMap(child -> child.handle().info().totalCpuDuration().stream())
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
    }

    @Override
    public void close() {
        children.stop(App.ADAPTER::equals);
        children.stop(name -> !name.equals(App.ADAPTER));
    }
}
