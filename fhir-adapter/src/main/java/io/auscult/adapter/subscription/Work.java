package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.ehr.EhrFailure;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thread of one subscription, which goes round its duties. A duty that fails is tried again later, and holds up no other. */
final class Work implements AutoCloseable {
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final List<Duty> duties;
    private final Troubles<Duty> troubles;
    private final Duration rest;
    private final Thread thread;
    private volatile boolean closed;

    /** @param duties the most important first */
    Work(Ledger ledger, List<Duty> duties) {
        Timings timings = ledger.around().timings();
        this.ledger = ledger;
        this.duties = List.copyOf(duties);
        this.troubles = new Troubles<>(timings);
        this.rest = timings.soon().compareTo(LONGEST_REST) < 0 ? timings.soon() : LONGEST_REST;
        this.thread = Thread.ofVirtual().name("subscription-" + ledger.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** In words, for people; empty when all is well. */
    String problems() {
        return troubles.words();
    }

    private void run() {
        try {
            while (!closed) {
                for (Duty duty : duties) {
                    attempt(duty);
                }
                ledger.awaitWork(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Duty duty) throws InterruptedException {
        if (!troubles.mayTry(duty, ledger.now())) {
            return;
        }
        try {
            duty.perform();
            troubles.solved(duty);
        } catch (EhrFailure e) {
            failed(duty, String.valueOf(e.getMessage()), e.askedToWait());
        } catch (NotStored e) {
            failed(duty, "Kafka did not take what the EHR said; it is asked again", null);
        } catch (RuntimeException e) {
            failed(duty, "An error of the adapter (" + e.getClass().getName() + ")", null);
        }
    }

    private void failed(Duty duty, String words, @Nullable Duration askedToWait) {
        if (troubles.failed(duty, words, askedToWait, ledger.now()) && !closed) {
            ledger.warn(words);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
