package io.auscult.cli.up;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * All of Auscult on this machine: a Kafka node, a schema registry, PostgreSQL and the three apps, each a process of its own,
 * on loopback. {@link #start} returns when all are ready; {@link #close} stops the apps first and what they stand on last.
 */
public final class Stack implements AutoCloseable {
    private static final String PUBLISHED = "releases.published";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StackConfig config;
    private final Home home;
    private final Installation installation;
    private final Progress progress;
    private final HomeLock lock;
    private final Ports ports;
    private final Children children;
    private final long began = System.nanoTime();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<StartFailure> broken = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<Database> database;

    private Stack(StackConfig config, Home home, HomeLock lock, Installation installation, Progress progress) {
        this.config = config;
        this.home = home;
        this.lock = lock;
        this.installation = installation;
        this.progress = progress;
        this.children = new Children(home, PATIENCE);
        boolean silent = SilentStreams.children(home).stopOrphans();
        boolean orphans = children.stopOrphans() || silent;
        if (Database.stopOrphan(home) || orphans) {
            progress.line("Stopped what an earlier start had left running");
        }
        if (config.fresh()) {
            home.wipe();
        }
        this.ports = config.ports().claimed();
    }

    /**
     * Takes the home for this process and checks its ports; nothing runs yet. Close it, whatever {@link #start} says.
     *
     * @throws StartFailure when another Auscult runs in the home or a port is taken
     */
    public static Stack prepare(StackConfig config, Installation installation, Progress progress) {
        Home home = Home.open(config.home());
        HomeLock lock = HomeLock.take(home);
        try {
            return new Stack(config, home, lock, installation, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** @throws StartFailure naming the process that failed, with the end of its log */
    public void start() {
        addresses().remember(home);
        String siteKey = SiteKeyFile.readOrMake(home);
        Releases releases = ShippedReleases.read(installation);
        boolean alreadyPublished = releases.fingerprint().equals(home.state().getProperty(PUBLISHED));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Database> db = CompletableFuture.supplyAsync(this::startDatabase, threads);
            database = db;
            CompletableFuture<Void> registry = CompletableFuture.runAsync(this::startRegistry, threads);
            CompletableFuture<Void> topics = CompletableFuture.runAsync(this::startBroker, threads);
            CompletableFuture<Void> published = CompletableFuture.allOf(registry, topics)
                    .thenRunAsync(alreadyPublished ? () -> {} : () -> publish(releases), threads);
            join(alreadyPublished ? CompletableFuture.allOf(db, topics) : CompletableFuture.allOf(db, published));
            List<CompletableFuture<Void>> ready =
                    App.all(home, config, ports, siteKey, db.join().url(), installation).stream()
                            .map(app -> CompletableFuture.runAsync(() -> startApp(app), threads))
                            .toList();
            join(published);
            ready.forEach(Stack::join);
        }
    }

    private static void join(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private Database startDatabase() {
        Database started = Database.start(home, installation, ports.of(Port.POSTGRES));
        report("PostgreSQL", ports.address(Port.POSTGRES));
        return started;
    }

    private void startRegistry() {
        Registry description = new Registry(home, ports);
        description.awaitReady(launch(description.program(installation), description.environment()));
        report("Schema registry", ports.http(Port.REGISTRY));
    }

    private void startBroker() {
        Broker description = new Broker(home, ports);
        description.prepare(installation);
        description.awaitReady(launch(description.program(installation), Map.of()));
        report("Kafka", ports.address(Port.KAFKA));
        CatalogueTopics.create(addresses());
    }

    private void publish(Releases releases) {
        int written = new Publication(addresses(), progress).publish(releases, Instant.now(Clock.systemUTC()));
        home.remember(PUBLISHED, releases.fingerprint());
        report("Rule packs, models and concepts", written + " published");
    }

    private void startApp(App app) {
        app.awaitReady(launch(app.program(home, ports, installation), Map.of()), ports);
        report(app.name(), ports.http(app.port()));
    }

    private ChildProcess launch(JavaProgram program, Map<String, String> environment) {
        List<String> options = config.java().getOrDefault(program.name(), List.of());
        List<String> command = program.with(options).command(home, config.startupArchives());
        synchronized (children) {
            if (closing.get()) {
                throw new StartFailure("Stopped while starting");
            }
            ChildProcess child =
                    children.add(ChildProcess.start(program.name(), command, environment, home.log(program.name())));
            var _ = child.onExit().thenAccept(process -> ended(child, process.exitValue()));
            return child;
        }
    }

    private void ended(ChildProcess child, int exitCode) {
        if (closing.get()) {
            return;
        }
        if (child.name().equals(App.STREAMS) && HandOver.stopped(home, child.handle())) {
            Thread.startVirtualThread(this::takeOver);
        } else {
            broken.complete(child.failure("ended by itself (exit code " + exitCode + ")"));
        }
    }

    /** After a hand-over: the streams app again, in the generation that the home now remembers. */
    private void takeOver() {
        try {
            HandOver.awaitEnd(home, closing::get);
            startApp(App.streams(home, config, ports, SiteKeyFile.readOrMake(home)));
        } catch (StartFailure e) {
            if (!closing.get() && !handedOverAgain()) {
                broken.complete(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next hand-over may begin while this one is still waiting for the streams app to be ready. */
    private boolean handedOverAgain() {
        return HandOver.isUnderWay(home)
                || children.all().stream()
                        .filter(child -> child.name().equals(App.STREAMS))
                        .anyMatch(child -> HandOver.stopped(home, child.handle()));
    }

    private void report(String what, String where) {
        double seconds = (System.nanoTime() - began) / 1e9;
        progress.line(String.format(Locale.ROOT, "%5.1f s  %-32s %s", seconds, what, where));
    }

    public Addresses addresses() {
        return new Addresses(ports, config.topicPrefix(), home.file("logs"));
    }

    public Home home() {
        return home;
    }

    /** Processor time that each process has used so far, in seconds, by its name. */
    public Map<String, Double> processorTime() {
        Map<String, Double> used = new TreeMap<>();
        children.all().forEach(child -> used.put(child.name(), ProcessorTime.of(child.handle())));
        Database.process(home).ifPresent(process -> used.put("postgres", ProcessorTime.ofAll(process)));
        return used;
    }

    /** Completes with the failure of the first process that ends by itself; never while all is well. */
    public CompletableFuture<StartFailure> broken() {
        return broken;
    }

    /** Stops everything in order and returns when it has stopped. */
    @Override
    public void close() {
        synchronized (children) {
            if (closing.getAndSet(true)) {
                return;
            }
        }
        children.stop(name -> !name.equals(Registry.NAME) && !name.equals(Broker.NAME));
        children.stop(Registry.NAME::equals);
        children.stop(Broker.NAME::equals);
        stopDatabase();
        lock.close();
    }

    private void stopDatabase() {
        CompletableFuture<Database> running = database;
        if (running == null) {
            return;
        }
        try {
            running.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join().close();
        } catch (CompletionException e) {
            // It never started: nothing to stop.
            progress.line("PostgreSQL was not running");
        }
    }
}
