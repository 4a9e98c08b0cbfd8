package io.auscult.delivery.answer;

import io.auscult.delivery.answer.EventLog.LogUnavailable;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** A topic to which single records are written with care; the producer waits for all replicas and never writes twice. */
public final class KafkaLog<V> {
    private final Producer<String, V> producer;
    private final String topic;
    private final Duration timeout;

    public KafkaLog(Producer<String, V> producer, String topic, Duration timeout) {
        this.producer = producer;
        this.topic = topic;
        this.timeout = timeout;
    }

    /**
     * Returns once the record is committed.
     *
     * @throws LogUnavailable when it is not, so that nobody is told it was
     */
    public void append(String key, V value, String kind) {
        ProducerRecord<String, V> record = new ProducerRecord<>(topic, key, value);
        RecordHeaders.put(record.headers(), RecordHeaders.KIND, kind);
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
