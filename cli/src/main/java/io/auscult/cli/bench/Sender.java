package io.auscult.cli.bench;

import io.auscult.cli.bench.feed.Feed.Told;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to a log as the adapter does, in the same bytes for every topology. */
final class Sender implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final Serializer<PatientEvent> events;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private long sent;

    private Sender(Bed bed, int lingerMs) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bed.address(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMs);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.events = bed.serdes().events().serializer();
    }

    /** For filling a log before it is read. */
    static Sender inBulk(Bed bed) {
        return new Sender(bed, 20);
    }

    /** For events that are waited for. */
    static Sender atOnce(Bed bed) {
        return new Sender(bed, 0);
    }

    void send(String topic, List<Told> told) {
        told.forEach(one -> send(topic, one.event(), null));
        flush();
    }

    void send(String topic, PatientEvent event) {
        send(topic, event, null);
    }

    /** @param timestamp the record's, null for the time of sending */
    void send(String topic, PatientEvent event, @Nullable Long timestamp) {
        byte[] value = events.serialize(topic, event);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                topic, null, timestamp, event.envelope().patient().value(), value);
        RecordHeaders.put(record.headers(), RecordHeaders.KIND, EventKind.of(event));
        if (!event.envelope().messageId().isEmpty()) {
            RecordHeaders.put(
                    record.headers(), RecordHeaders.MESSAGE_ID, event.envelope().messageId());
        }
        Future<RecordMetadata> _ = producer.send(record, (_, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        sent++;
    }

    /** How many events this sender has sent. */
    long sent() {
        return sent;
    }

    /** @throws IllegalStateException when an event was not stored */
    void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("An event could not be sent", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
