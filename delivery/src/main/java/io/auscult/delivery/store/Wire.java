package io.auscult.delivery.store;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** The topics that are read here, and how. */
public record Wire(
        Topics topics,
        Deserializer<Alert> alerts,
        Deserializer<Signal> signals,
        Deserializer<Decision> decisions,
        Deserializer<Person> people,
        Deserializer<PatientEvent> events,
        Deserializer<PackRelease> rulebooks,
        Deserializer<Deployment> deployments,
        Deserializer<Disclosure> disclosures) {

    public static Wire of(Topics topics, WireSerdes serdes) {
        return new Wire(
                topics,
                serdes.alerts().deserializer(),
                serdes.signals().deserializer(),
                serdes.decisions().deserializer(),
                serdes.people().deserializer(),
                serdes.events().deserializer(),
                serdes.packs().deserializer(),
                serdes.deployments().deserializer(),
                serdes.disclosures().deserializer());
    }

    /** @throws IllegalArgumentException when the key is no patient id */
    static PatientId patient(ConsumerRecord<byte[], byte[]> sent) {
        if (sent.key() == null) {
            throw new SerializationException("The record has no key");
        }
        return new PatientId(new String(sent.key(), StandardCharsets.UTF_8));
    }

    static <T> T value(Deserializer<T> reader, ConsumerRecord<byte[], byte[]> sent) {
        if (sent.value() == null) {
            throw new SerializationException("The record has no value");
        }
        return Objects.requireNonNull(reader.deserialize(sent.topic(), sent.value()));
    }

    /** Of what the stream made. A record that does not name its event is taken to be newer than any of the log. */
    static Position position(ConsumerRecord<byte[], byte[]> sent) {
        long cause =
                RecordHeaders.source(sent.headers()).map(SourceRecord::offset).orElse(Long.MAX_VALUE);
        return new Position(sent.partition(), sent.offset(), sent.timestamp(), cause);
    }

    /** Of what stands in the log itself. */
    static Position inTheLog(ConsumerRecord<byte[], byte[]> sent) {
        return new Position(sent.partition(), sent.offset(), sent.timestamp(), sent.offset());
    }
}
