package io.auscult.streams.inference;

import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the log's topic, keyed by the patient. */
public final class KafkaAnswerLog implements AnswerLog, AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Producer<String, PatientEvent> producer;
    private final String topic;

    public KafkaAnswerLog(String bootstrapServers, Topics topics, WireSerdes serdes) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true);
        this.producer = new KafkaProducer<>(
                config, new StringSerializer(), serdes.events().serializer());
        this.topic = topics.events().name();
    }

    @Override
    public CompletableFuture<Void> write(PatientEvent event, Headers headers) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        String patient = event.envelope().patient().value();
        long received = event.envelope().times().received().toEpochMilli();
        var _ = producer.send(new ProducerRecord<>(topic, null, received, patient, event, headers), (_, failure) -> {
            if (failure == null) {
                written.complete(null);
            } else {
                written.completeExceptionally(failure);
            }
        });
        return written;
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
