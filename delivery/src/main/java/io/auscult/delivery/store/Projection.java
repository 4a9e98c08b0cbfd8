package io.auscult.delivery.store;

import io.auscult.delivery.store.Feeds.Feed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records into rows, with the offsets, in one transaction. A record that cannot be read, or whose values the database refuses,
 * goes to the dead letters with its bytes, and the others go on.
 */
public final class Projection {
    private final Database database;
    private final OffsetStore offsets;
    private final Map<String, Feed> feeds;
    private final DeadLetters deadLetters;
    private final Changes changes;

    public Projection(
            Database database, OffsetStore offsets, Map<String, Feed> feeds, DeadLetters deadLetters, Changes changes) {
        this.database = database;
        this.offsets = offsets;
        this.feeds = Map.copyOf(feeds);
        this.deadLetters = deadLetters;
        this.changes = changes;
    }

    /** A record, and what it does; empty when it is dead. */
    private record Understood(ConsumerRecord<byte[], byte[]> sent, Optional<Database.Work> work) {}

    /**
     * Applies records in the order given.
     *
     * @throws StoreException when the database does not answer; then nothing of it is applied
     */
    public void apply(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Understood> batch = records.stream().map(this::understand).toList();
        try {
            write(batch);
        } catch (StoreException e) {
            if (!e.refusesTheValues()) {
                throw e;
            }
            batch.forEach(this::writeAlone);
        }
        if (batch.stream().anyMatch(one -> !(feeds.get(one.sent.topic()) instanceof Feeds.Unseen))) {
            changes.happened();
        }
    }

    private Understood understand(ConsumerRecord<byte[], byte[]> sent) {
        Feed feed = feeds.get(sent.topic());
        if (feed == null) {
            throw new IllegalArgumentException("No feed reads topic " + sent.topic());
        }
        try {
            return new Understood(sent, Optional.of(feed.read(sent)));
        } catch (RuntimeException e) {
            deadLetters.bury(sent, "The record cannot be read: " + e.getClass().getSimpleName());
            return new Understood(sent, Optional.empty());
        }
    }

    private void writeAlone(Understood one) {
        try {
            write(List.of(one));
        } catch (StoreException e) {
            if (!e.refusesTheValues()) {
                throw e;
            }
            deadLetters.bury(one.sent, "The database refuses its values");
            write(List.of(new Understood(one.sent, Optional.empty())));
        }
    }

    private void write(List<Understood> batch) {
        database.inTransaction(session -> {
            for (Understood one : batch) {
                if (one.work.isPresent()) {
                    one.work.get().run(session);
                }
            }
            offsets.put(session, next(batch));
        });
    }

    private static Map<TopicPartition, Long> next(List<Understood> batch) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (Understood one : batch) {
            next.put(new TopicPartition(one.sent.topic(), one.sent.partition()), one.sent.offset() + 1);
        }
        return next;
    }
}
