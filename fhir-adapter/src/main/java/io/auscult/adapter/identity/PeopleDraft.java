package io.auscult.adapter.identity;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.PatientLinks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes of the directory that nobody sees until their transaction is committed; for one thread. */
public final class PeopleDraft {
    private final PatientDirectory directory;
    private final SiteKey key;
    private final Map<PatientId, Person> changed = new HashMap<>();
    private final Map<Identifier, PatientId> owners = new HashMap<>();
    private final List<PatientEvent> said = new ArrayList<>();

    PeopleDraft(PatientDirectory directory, SiteKey key) {
        this.directory = directory;
        this.key = key;
    }

    /**
     * What a message changes.
     *
     * @param people the persons to write, each once
     * @param events merges and their undoing, in the order in which they were said
     */
    public record News(List<Person> people, List<PatientEvent> events) {
        public News {
            people = List.copyOf(people);
            events = List.copyOf(events);
        }
    }

    /** What is new in what a message says of who its patients are, and of which of them are one. */
    public News tell(Arrival arrival, List<Person> people, List<PatientLinks> links) {
        Map<PatientId, Person> before = new LinkedHashMap<>(changed);
        Linking linking = new Linking(this, arrival);
        OneRecord records = new OneRecord(this, key, linking, arrival);
        people.forEach(records::tell);
        links.forEach(linking::tell);
        List<Person> written = new ArrayList<>();
        changed.forEach((patient, person) -> {
            if (!person.equals(before.get(patient))) {
                written.add(person);
            }
        });
        said.addAll(linking.events());
        return new News(written, linking.events());
    }

    Optional<Person> person(PatientId patient) {
        Person drafted = changed.get(patient);
        return drafted != null ? Optional.of(drafted) : directory.person(patient);
    }

    /** Whose identifier it is. */
    Optional<PatientId> owner(Identifier identifier) {
        PatientId drafted = owners.get(identifier);
        return drafted != null ? Optional.of(drafted) : directory.patient(identifier);
    }

    /** The patients who go on under another because this sender said so last. */
    List<Person> linkedBy(String sender) {
        Set<PatientId> asked = new LinkedHashSet<>(directory.linkedBy(sender));
        asked.addAll(changed.keySet());
        return asked.stream()
                .sorted()
                .flatMap(patient -> person(patient).stream())
                .filter(person -> sender.equals(person.linkedBy()) && person.mergedInto() != null)
                .toList();
    }

    void put(Person person) {
        if (!person.equals(person(person.patient()).orElse(null))) {
            changed.put(person.patient(), person);
            person.identifiers().forEach(identifier -> owners.put(identifier, person.patient()));
        }
    }

    /** Lays what is said over what is known: silence undoes nothing, and no identifier is forgotten, since references may use it. */
    void overlay(Person said) {
        put(overlaid(person(said.patient()).orElse(null), said));
    }

    public void commit() {
        changed.values().forEach(directory::put);
        said.forEach(directory::committed);
    }

    private static Person overlaid(@Nullable Person known, Person said) {
        if (known == null) {
            return said;
        }
        boolean named = said.family() != null || said.given() != null;
        return new Person(
                said.patient(),
                named ? said.family() : known.family(),
                named ? said.given() : known.given(),
                said.birthDate() == null ? known.birthDate() : said.birthDate(),
                said.sex() == null ? known.sex() : said.sex(),
                Stream.concat(known.identifiers().stream(), said.identifiers().stream())
                        .distinct()
                        .collect(Collectors.toList()),
                said.address() == null ? known.address() : said.address(),
                known.mergedInto(),
                known.linkedBy(),
                known.linkedAt());
    }
}
