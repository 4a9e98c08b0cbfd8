package io.auscult.delivery.answer;

import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.EventKind;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;

/** The log in Kafka, keyed by patient. */
public final class KafkaEventLog implements EventLog {
    private final KafkaLog<PatientEvent> log;

    public KafkaEventLog(Producer<String, PatientEvent> producer, String topic, Duration timeout) {
        this.log = new KafkaLog<>(producer, topic, timeout);
    }

    @Override
    public void append(PatientEvent event) {
        log.append(event.envelope().patient().value(), event, EventKind.of(event));
    }
}
