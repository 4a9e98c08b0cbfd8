package io.auscult.adapter.identity;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The people that are in {@code cds.people.v1}, in memory: by patient, and by each identifier. */
public final class PatientDirectory {
    private final Map<PatientId, Person> people = new ConcurrentHashMap<>();
    private final Map<Identifier, PatientId> byIdentifier = new ConcurrentHashMap<>();

    public Optional<PatientId> patient(Identifier identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier));
    }

    public int size() {
        return people.size();
    }

    public void put(Person person) {
        people.put(person.patient(), person);
        person.identifiers().forEach(identifier -> byIdentifier.put(identifier, person.patient()));
    }

    /** After a tombstone. */
    public void remove(PatientId patient) {
        Person gone = people.remove(patient);
        if (gone != null) {
            gone.identifiers().forEach(identifier -> byIdentifier.remove(identifier, patient));
        }
    }

    /** What a transaction will change here once it is committed. */
    public Pending pending() {
        return new Pending();
    }

    /** Changes that nobody sees yet; for one thread. */
    public final class Pending {
        private final Map<PatientId, Person> changed = new HashMap<>();

        /** The person to write: what is known, overlaid with what is said; empty when that changes nothing. */
        public Optional<Person> merge(Person said) {
            Person known = changed.getOrDefault(said.patient(), people.get(said.patient()));
            Person merged = overlay(known, said);
            if (merged.equals(known)) {
                return Optional.empty();
            }
            changed.put(merged.patient(), merged);
            return Optional.of(merged);
        }

        public void commit() {
            changed.values().forEach(PatientDirectory.this::put);
        }
    }

    /** One source's silence does not undo what another said, and no identifier is forgotten: references may still use it. */
    private static Person overlay(@Nullable Person known, Person said) {
        if (known == null) {
            return said;
        }
        Set<Identifier> identifiers = new LinkedHashSet<>(known.identifiers());
        identifiers.addAll(said.identifiers());
        boolean named = said.family() != null || said.given() != null;
        List<Identifier> all = new ArrayList<>(identifiers);
        return new Person(
                said.patient(),
                named ? said.family() : known.family(),
                named ? said.given() : known.given(),
                said.birthDate() == null ? known.birthDate() : said.birthDate(),
                said.sex() == null ? known.sex() : said.sex(),
                all,
                said.address() == null ? known.address() : said.address(),
                said.mergedInto() == null ? known.mergedInto() : said.mergedInto());
    }
}
