package io.auscult.adapter.publish;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Person;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Payload;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** From the domain to records of the topics. */
public final class Encoder {
    private final Topics topics;
    private final Topic messageTopic;
    private final Topic eventTopic;
    private final Serializer<Message> messages;
    private final Serializer<PatientEvent> events;
    private final Serializer<Person> people;
    private final Serializer<DeadLetter> deadLetters;
    private final Serializer<Cursor> cursors;

    public Encoder(Topics topics, WireSerdes serdes) {
        this.topics = topics;
        this.messageTopic = topics.messages();
        this.eventTopic = topics.events();
        this.messages = serdes.messages().serializer();
        this.events = serdes.events().serializer();
        this.people = serdes.people().serializer();
        this.cursors = serdes.cursors().serializer();
        this.deadLetters = serdes.deadLetters().serializer();
    }

    /** A record but for its headers, which are only known inside the transaction. */
    record Encoded(
            String topic,
            String key,
            Payload value,
            @Nullable String kind) {}

    int messagePartitions() {
        return messageTopic.partitions();
    }

    List<Encoded> messages(Outgoing outgoing) {
        String topic = messageTopic.name();
        return outgoing.parts().stream()
                .map(part -> new Encoded(topic, part.id(), Payload.taking(messages.serialize(topic, part)), null))
                .toList();
    }

    List<Encoded> events(Outgoing outgoing) {
        return outgoing.events().stream().map(this::event).toList();
    }

    Encoded event(PatientEvent event) {
        String topic = eventTopic.name();
        String patient = event.envelope().patient().value();
        return new Encoded(topic, patient, Payload.taking(events.serialize(topic, event)), EventKind.of(event));
    }

    Encoded person(Person person) {
        String topic = topics.people().name();
        return new Encoded(topic, person.patient().value(), Payload.taking(people.serialize(topic, person)), null);
    }

    Encoded cursor(Cursor cursor) {
        String topic = topics.cursors().name();
        return new Encoded(topic, cursor.key(), Payload.taking(cursors.serialize(topic, cursor)), null);
    }

    Encoded deadLetter(DeadLetter letter) {
        String topic = topics.deadLetters(App.FHIR_ADAPTER).name();
        return new Encoded(topic, letter.id(), Payload.taking(deadLetters.serialize(topic, letter)), null);
    }
}
