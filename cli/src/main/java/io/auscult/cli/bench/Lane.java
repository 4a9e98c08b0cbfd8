package io.auscult.cli.bench;

import io.auscult.cli.bench.feed.Feed.Told;
import io.auscult.cli.bench.feed.Population;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** A topology, its topic and how many events are in it: events are put down while it is paused, then it takes them in. */
final class Lane implements AutoCloseable {
    private final Runner runner;
    private final Sender sender;
    private long sentApart;

    Lane(Bed bed, Runner runner) {
        this.runner = runner;
        this.sender = Sender.inBulk(bed);
    }

    Runner runner() {
        return runner;
    }

    void start() throws InterruptedException, ExecutionException {
        runner.start(held());
    }

    /** Takes in the histories of a population. */
    Round load(Population population, Instant received) throws InterruptedException, ExecutionException {
        population.histories(received, event -> sender.send(runner.input(), event));
        sender.flush();
        return runner.turn(held(), 0);
    }

    void put(List<Told> told) {
        sender.send(runner.input(), told);
    }

    /** Takes in what was put down. */
    Round take(double warmUp) throws InterruptedException, ExecutionException {
        return runner.turn(held(), warmUp);
    }

    Round take(List<Told> told, double warmUp) throws InterruptedException, ExecutionException {
        put(told);
        return take(warmUp);
    }

    /** Events that came into the topic by another way. */
    void sentApart(int events) {
        sentApart += events;
    }

    private long held() {
        return sender.sent() + sentApart;
    }

    @Override
    public void close() {
        sender.close();
        runner.close();
    }
}
