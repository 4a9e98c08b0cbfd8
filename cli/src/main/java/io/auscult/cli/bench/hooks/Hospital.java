package io.auscult.cli.bench.hooks;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.up.Addresses;
import io.auscult.core.alert.Alert;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts patients, their alerts and the charts of those in the house where the apps read them: in the topics. */
final class Hospital {
    private static final Code QTC = new Code(Code.LOINC, "8636-3");
    private static final int EVERY_THIRD = 3;
    private static final BigDecimal LONG_QTC = new BigDecimal("510");
    private static final BigDecimal USUAL_QTC = new BigDecimal("420");

    private final Serializer<Person> people;
    private final Serializer<Alert> alerts;
    private final Serializer<PatientEvent> events;
    private final Topics topics;
    private final Patients patients;
    private final Instant now;
    private final Map<String, Object> settings;

    Hospital(Addresses at, Patients patients, Instant now) {
        WireSerdes serdes = RegistrySerdes.of(at);
        this.people = serdes.people().serializer();
        this.alerts = serdes.alerts().serializer();
        this.events = serdes.events().serializer();
        this.topics = Topics.withPrefix(at.topicPrefix());
        this.patients = patients;
        this.now = now;
        this.settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                at.kafka(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20);
    }

    void fill() {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            PastAlerts past = new PastAlerts(now);
            for (int i = 0; i < patients.count(); i++) {
                PatientId id = patients.id(i);
                send(producer, topics.people().name(), id, patients.person(i), people);
                for (Alert alert : past.of(i, patients.isInHouse(i))) {
                    send(producer, topics.alerts().name(), id, alert, alerts);
                }
            }
            patients.inHouse().histories(now, event -> event(producer, event));
            for (int i = 0; i < patients.inHouse().patients(); i++) {
                event(producer, qtc(patients.id(i), i % EVERY_THIRD == 0 ? LONG_QTC : USUAL_QTC));
            }
        }
    }

    private void event(KafkaProducer<String, byte[]> producer, PatientEvent event) {
        send(producer, topics.events().name(), event.envelope().patient(), event, events);
    }

    private static <T> void send(
            KafkaProducer<String, byte[]> producer, String topic, PatientId patient, T value, Serializer<T> writer) {
        var _ = producer.send(new ProducerRecord<>(topic, patient.value(), writer.serialize(topic, value)));
    }

    /** By which a drug that prolongs QT is a question, or none. */
    private ObservationRecorded qtc(PatientId patient, BigDecimal millis) {
        Instant at = now.minusSeconds(3_600);
        String id = ContentHash.of("bench-qtc", patient.value());
        return new ObservationRecorded(
                new Envelope(id, patient, new Times(at, null, at, now), "ehr", "", false, false),
                new FactKey("ehr/Observation/" + id),
                new FactVersion(at, StatusRank.of("final"), id),
                "final",
                CodedText.of(QTC, "QTc"),
                new ObservedValue.Numeric(millis, null, "ms", "ms"),
                new ObservationDetails(CodedText.NONE, CodedText.NONE, null, null, null, null));
    }
}
