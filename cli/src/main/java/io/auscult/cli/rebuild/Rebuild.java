package io.auscult.cli.rebuild;

import io.auscult.cli.log.Log;
import io.auscult.cli.log.Positions;
import io.auscult.cli.topics.Committed;
import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.Transaction;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.HandOver;
import io.auscult.cli.up.Home;
import io.auscult.cli.up.Installation;
import io.auscult.cli.up.Patience;
import io.auscult.cli.up.SilentStreams;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The next generation beside the running one: folded in silence, compared, and then either taken away or switched to. Closing it
 * takes away what has not been switched to, so that a failure at any step leaves the running generation as it was.
 */
final class Rebuild implements AutoCloseable {
    private static final Duration FOLDED_WITHIN = Duration.ofHours(24);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);

    private final Home home;
    private final Addresses at;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final Admin admin;
    private final Committed records;
    private final Topics topics;
    private final Generation running;
    private final Generation next;
    private final Retirement retirement;
    private final Log log;
    private final Sides sides;
    private final SilentStreams silent;
    private boolean closed;

    private Rebuild(Home home, SilentStreams silent, InstantSource clock, Consumer<String> progress) {
        this.silent = silent;
        this.home = home;
        this.at = Addresses.of(home);
        this.clock = clock;
        this.progress = progress;
        this.topics = Topics.withPrefix(at.topicPrefix());
        this.next = silent.generation();
        this.running = next.previous();
        this.admin = Admin.create(Map.of("bootstrap.servers", at.kafka()));
        this.records = new Committed(admin, at.kafka());
        this.log = new Log(admin, records, topics.events().name());
        this.retirement = new Retirement(admin, home, topics);
        this.sides = new Sides(topics, topics.silent(next.number()), RegistrySerdes.of(at), records);
    }

    /** @throws io.auscult.cli.up.StartFailure when no Auscult runs in the home, or another rebuild does */
    static Rebuild start(Home home, Installation installation, InstantSource clock, Consumer<String> progress) {
        Rebuild rebuild = new Rebuild(home, SilentStreams.prepare(home), clock, progress);
        try {
            rebuild.progress.accept("Starting " + rebuild.next + " in silence");
            rebuild.retirement.retire(rebuild.next);
            rebuild.silent.start(installation);
            return rebuild;
        } catch (RuntimeException e) {
            rebuild.close();
            throw e;
        }
    }

    Generation running() {
        return running;
    }

    Generation next() {
        return next;
    }

    /** Returns when the next generation has folded the log up to where it ended a moment ago. */
    void catchUp() {
        Patience patience = Patience.of(FOLDED_WITHIN);
        Positions goal = log.end();
        for (Positions folded = log.folded(next); !folded.reached(goal); folded = log.folded(next)) {
            silent.requireAlive();
            goal = log.end();
            progress.accept(
                    String.format(Locale.ROOT, "%s is %,d events behind in the log", next, folded.behind(goal)));
            patience.pause(next + " to fold the log");
        }
    }

    /** What both say of the events that both have folded. */
    Comparison compare() {
        progress.accept("Comparing " + next + " with " + running);
        return sides.compare(log.folded(running).and(log.folded(next)));
    }

    /**
     * Stops the running generation, lets the next one fold what that had folded, publishes what the next one says, and has it
     * run aloud. Until the publishing has succeeded, any failure has the running one started again.
     */
    synchronized Comparison switchOver() {
        Comparison comparison;
        try (HandOver handOver = HandOver.take(home)) {
            progress.accept("Stopping " + running);
            handOver.stopStreams();
            Positions end = log.folded(running);
            drain(end);
            silent.stop();
            comparison = sides.compare(end);
            progress.accept("Publishing what " + next + " says");
            Transaction.write(at.kafka(), "auscult-rebuild", sides.promoted(comparison, clock.instant()));
            next.remember(home);
        }
        progress.accept("Waiting for " + next);
        next.awaitRunning(at);
        retirement.silence(next);
        progress.accept("Retiring " + running);
        retirement.retire(running);
        return comparison;
    }

    private void drain(Positions end) {
        Patience patience = Patience.of(DRAINED_WITHIN);
        while (!log.folded(next).reached(end)) {
            silent.requireAlive();
            patience.pause(next + " to fold what " + running + " has folded");
        }
    }

    /** Stops the silent process; a next generation that was not switched to is taken away. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (admin;
                records;
                silent) {
            silent.stop();
            if (Generation.of(home).equals(running)) {
                retirement.retire(next);
            }
        }
    }
}
