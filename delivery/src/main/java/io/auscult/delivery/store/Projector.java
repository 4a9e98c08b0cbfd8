package io.auscult.delivery.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into the projection until it is closed. Where to read on is what the database says, not Kafka: after any
 * failure a new consumer starts from there, so a record is applied once however often it is read.
 */
public final class Projector implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Set<String> topics;
    private final OffsetStore offsets;
    private final Projection projection;
    private final Progress progress;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Runnable interruption = () -> {};

    public Projector(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Set<String> topics,
            OffsetStore offsets,
            Projection projection,
            Progress progress) {
        this.consumers = consumers;
        this.topics = Set.copyOf(topics);
        this.offsets = offsets;
        this.projection = projection;
        this.progress = progress;
    }

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                interruption = consumer::wakeup;
                project(consumer);
            } catch (WakeupException e) {
                LOG.debug("Woken up to stop");
            } catch (RuntimeException e) {
                progress.failed(e.getClass().getSimpleName());
                LOG.warn(
                        "Projection paused: {}. Reading on from the database's offsets.",
                        e.getClass().getName());
                pause();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        interruption.run();
    }

    private void project(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(topics, new FromTheDatabase(consumer));
        while (closing.getCount() > 0) {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                projection.apply(records);
            }
            progress.reached(positions(consumer));
        }
    }

    private static Map<TopicPartition, Long> positions(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition, consumer.position(partition));
        }
        return positions;
    }

    private void pause() {
        try {
            boolean stopped = closing.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Pause over; stopped: {}", stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** On each assignment: read on where the database stands, from the start what it does not know. */
    private final class FromTheDatabase implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        FromTheDatabase(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            Map<TopicPartition, Long> known = offsets.all();
            for (TopicPartition partition : assigned) {
                consumer.seek(partition, known.getOrDefault(partition, 0L));
            }
            progress.assigned(consumer.endOffsets(assigned));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            progress.released(revoked);
        }
    }
}
