package io.auscult.cli.up;

import io.auscult.schemas.topic.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A streams app beside the running one: the next generation, folding the log from its start in silence. Its process belongs to
 * this one and is stopped with it; what a killed owner leaves running is stopped by the next start. One at a time in a home.
 */
public final class SilentStreams implements AutoCloseable {
    private final Home home;
    private final Generation generation;
    private final HomeLock lock;
    private volatile @Nullable ChildProcess process;

    private SilentStreams(Home home, Generation generation, HomeLock lock) {
        this.home = home;
        this.generation = generation;
        this.lock = lock;
    }

    /**
     * Makes sure of being the only one; nothing runs yet.
     *
     * @throws StartFailure when no Auscult runs in the home, or another rebuild does
     */
    public static SilentStreams prepare(Home home) {
        HomeLock.requireHeld(home);
        HomeLock lock =
                HomeLock.take(home.file("run").resolve("rebuild"), "Another rebuild is under way in " + home.folder());
        children(home).stopOrphans();
        return new SilentStreams(home, Generation.of(home).next(), lock);
    }

    public Generation generation() {
        return generation;
    }

    /**
     * Makes its topics, starts it and returns when it folds.
     *
     * @throws StartFailure with the end of its log
     */
    public void start(Installation installation) {
        Addresses at = Addresses.of(home);
        CatalogueTopics.create(at, Topics.withPrefix(at.topicPrefix()).silent(generation.number()));
        Ports ports = at.ports().withFree(Port.STREAMS);
        StackConfig config = new StackConfig(home.folder(), ports, at.topicPrefix(), false, false, false, false);
        App app = App.silentStreams(home, config, ports, SiteKeyFile.readOrMake(home), generation);
        JavaProgram program = app.program(home, ports, installation);
        ChildProcess child = children(home)
                .add(ChildProcess.start(app.name(), program.command(home, false), Map.of(), home.log(app.name())));
        process = child;
        app.awaitReady(child, ports);
    }

    static Children children(Home home) {
        return new Children(home, "rebuild-processes", Stack.PATIENCE);
    }

    /** @throws StartFailure when it has ended by itself */
    public void requireAlive() {
        ChildProcess running = process;
        if (running != null && !running.isAlive()) {
            throw running.failure("ended by itself");
        }
    }

    /** Stops it in order: what it has folded is committed. */
    public void stop() {
        ChildProcess running = process;
        if (running != null) {
            running.stop(Stack.PATIENCE);
        }
    }

    @Override
    public void close() {
        stop();
        lock.close();
    }
}
