package io.auscult.delivery;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Stands in for the adapter and streams-app: puts records into the topics. */
public final class Stream implements AutoCloseable {
    private final Topics topics;
    private final WireSerdes serdes = WireSerdes.local();
    private final KafkaProducer<String, byte[]> producer;

    public Stream(Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestBroker.servers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    public void alert(PatientId patient, Alert alert) {
        send(topics.alerts(), patient.value(), serdes.alerts(), alert);
    }

    /** Made of the event at this place of the patient's log. */
    public void alert(PatientId patient, Alert alert, long cause) {
        Topic topic = topics.alerts();
        var sent = new ProducerRecord<>(
                topic.name(), patient.value(), serdes.alerts().serializer().serialize(topic.name(), alert));
        RecordHeaders.putSource(sent.headers(), new SourceRecord(topics.events().name(), 0, cause));
        send(sent);
    }

    public void signal(PatientId patient, Signal signal) {
        send(topics.signals(), patient.value(), serdes.signals(), signal);
    }

    public void decision(PatientId patient, Decision decision) {
        send(topics.decisions(), patient.value(), serdes.decisions(), decision);
    }

    public void person(Person person) {
        send(topics.people(), person.patient().value(), serdes.people(), person);
    }

    public void erased(PatientId patient) {
        bytes(topics.people(), patient.value(), null);
    }

    public void event(PatientEvent event) {
        send(topics.events(), event.envelope().patient().value(), serdes.events(), event);
    }

    public void pack(PackRelease pack) {
        send(topics.rulebooks(), pack.key(), serdes.packs(), pack);
    }

    public void deployment(Deployment deployment) {
        send(topics.deployments(), deployment.key(), serdes.deployments(), deployment);
    }

    public void bytes(Topic topic, String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic.name(), key, value));
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        try {
            producer.send(sent).get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The test's record was not taken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a test's record was sent", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private <T> void send(Topic topic, String key, Serde<T> serde, T value) {
        bytes(topic, key, serde.serializer().serialize(topic.name(), value));
    }
}
