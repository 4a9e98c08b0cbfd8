package io.auscult.cli.erase;

import io.auscult.cli.topics.TopicReader;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/** Who is known, and which records were merged into which. */
record People(Map<PatientId, Person> known) {
    People {
        known = Map.copyOf(known);
    }

    static People read(TopicReader reader, Topic topic, WireSerdes serdes) {
        Map<PatientId, Person> known = new HashMap<>();
        Deserializer<Person> values = serdes.people().deserializer();
        reader.toEnd(reader.partitions(topic.name()), item -> {
            if (item.value() == null) {
                known.remove(new PatientId(item.key()));
            } else {
                known.put(new PatientId(item.key()), values.deserialize(topic.name(), item.value()));
            }
        });
        return new People(known);
    }

    boolean knows(PatientId patient) {
        return known.containsKey(patient);
    }

    /** @throws IllegalArgumentException when the record goes on under another, which has its facts */
    void requireStandsAlone(PatientId patient) {
        Person person = known.get(patient);
        if (person != null && person.mergedInto() != null) {
            throw new IllegalArgumentException(
                    "This record was merged into " + person.mergedInto() + "; erase that one, which erases both");
        }
    }

    /** The records that were merged into a patient's, those first that others were not merged into. */
    List<PatientId> mergedInto(PatientId patient) {
        List<PatientId> merged = new ArrayList<>();
        known.values().stream()
                .filter(person -> patient.equals(person.mergedInto()))
                .map(Person::patient)
                .sorted()
                .forEach(retired -> {
                    merged.addAll(mergedInto(retired));
                    merged.add(retired);
                });
        return merged;
    }
}
