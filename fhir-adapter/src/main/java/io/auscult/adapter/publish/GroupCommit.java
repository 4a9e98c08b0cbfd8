package io.auscult.adapter.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes with one thread: what has queued up while the last transaction was committed shares the next one. A large message
 * has a transaction of its own, so that it delays no answer but its sender's.
 */
public final class GroupCommit implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int WAITING_MESSAGES = 4_096;
    private static final int WAITING_KIBIBYTES = 192 * 1024;
    private static final int GROUP_MESSAGES = 200;
    private static final int GROUP_EVENTS = 2_000;
    private static final int ATTEMPTS = 3;
    private static final long PATIENCE_SECONDS = 5;

    private final Encoder encoder;
    private final GroupWriter writer;
    private final ProducerTurns producers;
    private final BlockingQueue<Prepared> waiting = new ArrayBlockingQueue<>(WAITING_MESSAGES);
    private final Semaphore room = new Semaphore(WAITING_KIBIBYTES);
    private final Thread thread = Thread.ofPlatform().name("publish").unstarted(this::run);
    private volatile boolean stopping;

    GroupCommit(Encoder encoder, GroupWriter writer, ProducerTurns producers) {
        this.encoder = encoder;
        this.writer = writer;
        this.producers = producers;
    }

    public void start() {
        thread.start();
    }

    /** Whether a transaction could be opened now. */
    public boolean ready() {
        return producers.ready() && thread.isAlive() && !stopping;
    }

    @Override
    public void publish(Outgoing outgoing) throws NotStored, InterruptedException {
        int size = Math.min(outgoing.kibibytes(), WAITING_KIBIBYTES);
        if (!room.tryAcquire(size, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new NotStored("Too much is waiting to be written", null);
        }
        try {
            Prepared prepared = prepare(outgoing);
            if (stopping || !waiting.offer(prepared)) {
                throw new NotStored("Too much is waiting to be written", null);
            }
            prepared.committed().get();
        } catch (ExecutionException e) {
            throw new NotStored("Kafka did not take it", e.getCause());
        } finally {
            room.release(size);
        }
    }

    private Prepared prepare(Outgoing outgoing) throws NotStored {
        try {
            return new Prepared(
                    outgoing, encoder.messages(outgoing), encoder.events(outgoing), new CompletableFuture<>());
        } catch (RuntimeException e) {
            throw new NotStored("It could not be encoded; is the schema registry there?", e);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                Prepared first = waiting.poll(1, TimeUnit.SECONDS);
                if (first == null) {
                    openIfClosed();
                } else {
                    commit(group(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            producers.close();
            waiting.forEach(prepared -> prepared.committed().completeExceptionally(stopped()));
        }
    }

    /** So that health tells the truth also when nobody sends. */
    private void openIfClosed() {
        try {
            producers.open();
        } catch (RuntimeException e) {
            LOG.warn("Kafka does not answer ({})", e.getClass().getSimpleName());
        }
    }

    private List<Prepared> group(Prepared first) {
        List<Prepared> group = new ArrayList<>(List.of(first));
        int events = first.events().size();
        while (group.size() < GROUP_MESSAGES && first.messages().size() <= 1 && events < GROUP_EVENTS) {
            Prepared next = waiting.peek();
            if (next == null || next.messages().size() > 1) {
                break;
            }
            group.add(waiting.remove());
            events += next.events().size();
        }
        return group;
    }

    private void commit(List<Prepared> group) throws InterruptedException {
        RuntimeException failure = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                writer.write(producers.open(), group);
                producers.pass();
                group.forEach(prepared -> prepared.committed().complete(null));
                return;
            } catch (RuntimeException e) {
                failure = e;
                if (!recover(e)) {
                    break;
                }
            } catch (InterruptedException e) {
                group.forEach(prepared -> prepared.committed().completeExceptionally(stopped()));
                throw e;
            }
        }
        fail(group, failure);
    }

    /** Leaves no transaction open; true when the same may work at once. */
    private boolean recover(RuntimeException e) {
        if (e instanceof TimeoutException) {
            // Whether a commit that timed out took place is unknown to this producer; a new one settles it.
            producers.giveUp(e);
            return false;
        }
        producers.abort();
        return e instanceof RetriableException || !producers.ready();
    }

    private void fail(List<Prepared> group, @Nullable RuntimeException failure) {
        String why = failure == null ? "unknown" : failure.getClass().getSimpleName();
        LOG.error("{} messages are not stored ({})", group.size(), why);
        NotStored reason = new NotStored("Kafka did not take it (" + why + ")", failure);
        group.forEach(prepared -> prepared.committed().completeExceptionally(reason));
    }

    private static NotStored stopped() {
        return new NotStored("The adapter is stopping", null);
    }

    /** Lets the transaction that is open come to its end; what waits behind it is not stored, and told so. */
    public void stop() throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
}
