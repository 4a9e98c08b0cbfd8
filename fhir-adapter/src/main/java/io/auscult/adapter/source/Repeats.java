package io.auscult.adapter.source;

import io.auscult.adapter.publish.NotStored;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.ContentHash;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was committed lately, so that a message that is sent again is acknowledged again and published no second time. It
 * forgets the oldest first; a repetition that it does not know is published again under the same ids, which changes no chart.
 */
final class Repeats {
    private static final int REMEMBERED = 200_000;

    private final int most;
    private final SequencedSet<Statement> committed = new LinkedHashSet<>();
    private final Map<Statement, CountDownLatch> underway = new HashMap<>();
    private int era;

    Repeats() {
        this(REMEMBERED);
    }

    Repeats(int most) {
        this.most = most;
    }

    /**
     * A message and what it was understood to say, as 128 bits of its hash: half the memory of its text. The same bytes are another
     * statement when they are about another patient by now, when they came to another address, or when a load becomes live.
     */
    record Statement(long high, long low) {
        private static final int HALF = 16;

        static Statement of(Delivery delivery, String messageId, MappedMessage message) {
            List<String> parts = new ArrayList<>(List.of(messageId, Boolean.toString(delivery.backfill())));
            message.entries().forEach(entry -> {
                parts.add(entry.type());
                parts.addAll(words(entry.mapped()));
            });
            return of(ContentHash.of(parts));
        }

        private static List<String> words(Mapped mapped) {
            return switch (mapped) {
                case Mapped.Events said ->
                    said.events().stream()
                            .map(PatientEvent::envelope)
                            .flatMap(envelope -> Stream.of(envelope.patient().value(), envelope.id()))
                            .toList();
                case Mapped.Ignored ignored -> List.of(ignored.reason());
                case Mapped.Rejected rejected -> List.of(rejected.reason(), rejected.remedy());
            };
        }

        private static Statement of(String hash) {
            return new Statement(
                    Long.parseUnsignedLong(hash, 0, HALF, HALF), Long.parseUnsignedLong(hash, HALF, 2 * HALF, HALF));
        }
    }

    /** Commits something. */
    @FunctionalInterface
    interface Commit {
        void run() throws NotStored, InterruptedException;
    }

    /**
     * Runs the commit unless the same was committed before. When the same is being committed at this moment, it waits for that; should
     * that fail, it tries itself.
     *
     * @param era from {@link #era}, as it was before the message was read
     * @param isNews whether it says something new all the same, because something else was said since
     * @return whether it was committed before
     */
    boolean commitOnce(Statement statement, int era, BooleanSupplier isNews, Commit commit)
            throws NotStored, InterruptedException {
        CountDownLatch ours = new CountDownLatch(1);
        CountDownLatch turn = begin(statement, ours);
        while (!ours.equals(turn)) {
            if (turn != null) {
                turn.await();
            } else if (isNews.getAsBoolean()) {
                forget(statement);
            } else {
                return true;
            }
            turn = begin(statement, ours);
        }
        boolean success = false;
        try {
            commit.run();
            success = true;
        } finally {
            end(statement, success, era);
            ours.countDown();
        }
        return false;
    }

    /** Ours when it is our turn, another's when it is theirs, null when it was done. */
    private synchronized @Nullable CountDownLatch begin(Statement statement, CountDownLatch ours) {
        if (committed.contains(statement)) {
            return null;
        }
        CountDownLatch other = underway.putIfAbsent(statement, ours);
        return other == null ? ours : other;
    }

    private synchronized void end(Statement statement, boolean success, int begun) {
        underway.remove(statement);
        if (success && begun == era) {
            committed.add(statement);
            if (committed.size() > most) {
                committed.removeFirst();
            }
        }
    }

    private synchronized void forget(Statement statement) {
        committed.remove(statement);
    }

    /** Ends with each {@link #forget()}: what was read in an earlier era is not remembered, since other rules may have held. */
    synchronized int era() {
        return era;
    }

    /** After a change of what messages mean, or of what is kept: then the same message may say something new. */
    synchronized void forget() {
        era++;
        committed.clear();
    }
}
