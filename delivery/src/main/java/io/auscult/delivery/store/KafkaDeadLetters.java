package io.auscult.delivery.store;

import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters of this app, in their topic, with the original bytes. */
public final class KafkaDeadLetters implements DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);
    private static final byte[] NOTHING = {};
    private static final String WHAT_TO_DO =
            "Compare the writer's schema with the published one; when it is mended, drop the schema `delivery` to read again.";

    private final Producer<String, DeadLetter> producer;
    private final String topic;
    private final Runnable precondition;

    /**
     * A dead-letter writer.
     *
     * @param precondition throws when records could not be read for a passing reason, such as a registry that is down
     */
    public KafkaDeadLetters(Producer<String, DeadLetter> producer, String topic, Runnable precondition) {
        this.producer = producer;
        this.topic = topic;
        this.precondition = precondition;
    }

    @Override
    public void bury(ConsumerRecord<byte[], byte[]> sent, String reason) {
        precondition.run();
        SourceRecord origin = new SourceRecord(sent.topic(), sent.partition(), sent.offset());
        byte[] bytes = Objects.requireNonNullElse(sent.value(), NOTHING);
        DeadLetter letter = DeadLetter.of(
                App.DELIVERY, reason, WHAT_TO_DO, origin, Payload.of(bytes), Instant.ofEpochMilli(sent.timestamp()));
        send(letter);
        LOG.warn("Dead letter from {}: {}", origin.words(), reason);
    }

    private void send(DeadLetter letter) {
        try {
            producer.send(new ProducerRecord<>(topic, letter.id(), letter)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The dead letter was not taken: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the dead letter was safe");
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }
}
