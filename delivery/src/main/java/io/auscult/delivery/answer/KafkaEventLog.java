package io.auscult.delivery.answer;

import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** The log in Kafka, keyed by patient; the producer waits for all replicas and never writes twice. */
public final class KafkaEventLog implements EventLog {
    private final Producer<String, PatientEvent> producer;
    private final String topic;
    private final Duration timeout;

    public KafkaEventLog(Producer<String, PatientEvent> producer, String topic, Duration timeout) {
        this.producer = producer;
        this.topic = topic;
        this.timeout = timeout;
    }

    @Override
    public void append(PatientEvent event) {
        ProducerRecord<String, PatientEvent> record =
                new ProducerRecord<>(topic, event.envelope().patient().value(), event);
        RecordHeaders.put(record.headers(), RecordHeaders.KIND, EventKind.of(event));
        try {
            producer.send(record).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LogUnavailable(reason(e));
        } catch (TimeoutException e) {
            throw new LogUnavailable("no acknowledgement within " + timeout);
        } catch (KafkaException e) {
            throw new LogUnavailable(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted");
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }
}
