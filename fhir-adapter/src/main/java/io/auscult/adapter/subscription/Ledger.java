package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.Receipt;
import io.auscult.adapter.source.Source;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one subscription. It changes only by being committed, together with the message that it follows from, so that what
 * is owed survives a restart; and one change after the other, so that none overwrites another.
 */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final String source;
    private final String name;
    private final String cursor;
    private final Surroundings around;
    private final AtomicLong asks = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition settled = lock.newCondition();
    private volatile SubscriptionState state;
    private boolean woken;

    /** @param cursor what its cursor is kept under */
    Ledger(String source, String name, String cursor, Surroundings around) {
        this.source = source;
        this.name = name;
        this.cursor = cursor;
        this.around = around;
        this.state = around.cursors()
                .at(source, cursor)
                .map(Cursor::position)
                .map(StateText::read)
                .orElseGet(SubscriptionState::unknown);
    }

    String source() {
        return source;
    }

    String name() {
        return name;
    }

    SubscriptionState state() {
        return state;
    }

    Surroundings around() {
        return around;
    }

    Instant now() {
        return around.clock().instant();
    }

    /** Grows with everything that makes it necessary to ask for changes. */
    long asks() {
        return asks.get();
    }

    void warn(String words) {
        LOG.warn("Subscription {} of {}: {}", name, source, words);
    }

    void count(String what, long amount) {
        around.meters()
                .counter("auscult.subscriptions." + what, "source", source, "subscription", name)
                .increment((double) amount);
    }

    /** @throws NotStored when nothing of it is stored */
    Receipt deliver(Delivery delivery, UnaryOperator<SubscriptionState> step) throws NotStored, InterruptedException {
        lock.lockInterruptibly();
        try {
            SubscriptionState next = step.apply(state);
            Receipt receipt = around.intake().receive(delivery, List.of(position(next)));
            state = next;
            wake();
            return receipt;
        } finally {
            lock.unlock();
        }
    }

    /** A change without a message. */
    void change(UnaryOperator<SubscriptionState> step) throws NotStored, InterruptedException {
        lock.lockInterruptibly();
        try {
            SubscriptionState next = step.apply(state);
            if (!next.equals(state)) {
                around.intake().remember(sender(), List.of(position(next)));
                state = next;
            }
            wake();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        woken = true;
        work.signalAll();
    }

    /** A sign of life; it is kept with the next change, since it is not worth one of its own. */
    void heard() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            state = state.heardAt(now());
        } finally {
            lock.unlock();
        }
    }

    /** Everything since the last good time is to be asked for. */
    SubscriptionState owingChanges(SubscriptionState next) {
        asks.incrementAndGet();
        return next.owing(next.owed().since(state.goodOr(now())));
    }

    Delivery fhir(Payload body) throws NotStored {
        return new Delivery(sender(), "application/fhir+json", body, false, null, FhirMessageMapper::map);
    }

    private Source sender() throws NotStored {
        return around.sources()
                .named(source)
                .orElseThrow(() -> new NotStored("The source is no longer configured", null));
    }

    private Cursor position(SubscriptionState next) {
        return Cursor.of(source, cursor, StateText.write(next), now());
    }

    /** Until there may be something to do. */
    void awaitWork(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            settled.signalAll();
            for (long left = most.toNanos(); left > 0 && !woken; ) {
                left = work.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    /** Until all that was told of is read, or the time is over. */
    void awaitRead(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = most.toNanos();
            while (left > 0 && !state.owed().references().isEmpty()) {
                left = settled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who wait for what was told of. */
    void settle() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
