package io.auscult.adapter.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactional producer of this node, made anew after an error that it cannot survive. Only the publishing thread uses it;
 * anybody may ask whether it is ready.
 */
final class ProducerSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerSession.class);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Supplier<Producer<String, byte[]>> factory;
    private volatile @Nullable Producer<String, byte[]> producer;

    ProducerSession(Supplier<Producer<String, byte[]>> factory) {
        this.factory = factory;
    }

    /** @param transactionalId stable per node, so that a restart takes over from its dead predecessor and no transaction of it stays open */
    static ProducerSession to(String bootstrapServers, String transactionalId, int largestRecordBytes) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestRecordBytes);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // What is written leaves with a flush, or when a batch is full: each request on its own costs the broker as
        // much as many records.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 100);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        // A sender waits for the answer, so what does not go through in seconds is told to it as not stored.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        return new ProducerSession(
                () -> new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    boolean ready() {
        return producer != null;
    }

    /** The producer, initialised. */
    Producer<String, byte[]> open() {
        Producer<String, byte[]> ready = producer;
        if (ready != null) {
            return ready;
        }
        Producer<String, byte[]> fresh = factory.get();
        try {
            fresh.initTransactions();
        } catch (KafkaException e) {
            fresh.close(Duration.ZERO);
            throw e;
        }
        producer = fresh;
        return fresh;
    }

    /** Aborts the transaction; when even that fails the producer is given up. */
    void abort() {
        try {
            open().abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            giveUp(e);
        }
    }

    void giveUp(RuntimeException reason) {
        LOG.warn("The producer is made anew after {}", reason.getClass().getSimpleName());
        close();
    }

    @Override
    public void close() {
        Producer<String, byte[]> old = producer;
        producer = null;
        if (old != null) {
            old.close(CLOSE);
        }
    }
}
