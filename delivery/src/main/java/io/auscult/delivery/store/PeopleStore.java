package io.auscult.delivery.store;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who the patients are, and which patient an identifier means. */
public final class PeopleStore {
    private static final String NEWEST_WINS = """
            insert into person (patient, document, record_part, record_offset, record_time) values (?, ?::jsonb, ?, ?, ?)
            on conflict (patient) do update set
                document = excluded.document, record_part = excluded.record_part, record_offset = excluded.record_offset,
                record_time = excluded.record_time
            where person.record_part <> excluded.record_part or person.record_offset < excluded.record_offset""";

    private static final String RECORDS = """
            with recursive merged(patient) as (
                select unnest(?::text[]) union select p.patient from person p join merged m on p.merged_into = m.patient)
            select patient from merged""";

    /** Of records that were merged in a circle there is no last. */
    private static final String SURVIVORS = """
            with recursive step(patient) as (
                select unnest(?::text[]) union select p.merged_into from person p join step s using (patient)
                where p.merged_into is not null)
            select patient from step left join person using (patient) where merged_into is null""";

    private final Database database;

    public PeopleStore(Database database) {
        this.database = database;
    }

    public void put(Session session, Person person, Position position) throws SQLException {
        String patient = person.patient().value();
        int written = session.update(
                NEWEST_WINS,
                patient,
                Documents.write(person),
                position.partition(),
                position.offset(),
                position.time());
        if (written == 0) {
            return;
        }
        session.update("delete from person_identifier where patient = ?", patient);
        for (Identifier identifier : person.identifiers()) {
            session.update(
                    "insert into person_identifier (patient, system, value) values (?, ?, ?) on conflict do nothing",
                    patient,
                    identifier.system(),
                    identifier.value());
        }
    }

    public void forget(Session session, PatientId patient) throws SQLException {
        session.update("delete from person where patient = ?", patient.value());
    }

    public Optional<Person> find(PatientId patient) {
        return database
                .query("select document from person where patient = ?", PeopleStore::read, patient.value())
                .stream()
                .findFirst();
    }

    public Map<PatientId, Person> find(Collection<PatientId> patients) {
        String[] ids = patients.stream().map(PatientId::value).distinct().toArray(String[]::new);
        Map<PatientId, Person> found = new HashMap<>();
        for (Person person :
                database.query("select document from person where patient = any(?)", PeopleStore::read, (Object) ids)) {
            found.put(person.patient(), person);
        }
        return found;
    }

    /**
     * Under whom this patient's record goes on: the patient, or at the end of a chain of merges the last. Records that were merged
     * in a circle stand for themselves: nobody can say which goes on.
     */
    public PatientId survivor(PatientId patient) {
        Set<PatientId> passed = new HashSet<>(Set.of(patient));
        PatientId last = patient;
        for (Optional<PatientId> next = mergedInto(last); next.isPresent(); next = mergedInto(last)) {
            last = next.get();
            if (!passed.add(last)) {
                return patient;
            }
        }
        return last;
    }

    /** The same of several patients; one question where none of them was merged. */
    public Set<PatientId> survivorOfEach(Collection<PatientId> patients) {
        if (patients.isEmpty()) {
            return Set.of();
        }
        Set<PatientId> merged = new HashSet<>(
                among("select patient from person where patient = any(?) and merged_into is not null", patients));
        return patients.stream()
                .map(patient -> merged.contains(patient) ? survivor(patient) : patient)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<PatientId> mergedInto(PatientId patient) {
        return database
                .query(
                        "select merged_into from person where patient = ? and merged_into is not null",
                        row -> new PatientId(row.getString("merged_into")),
                        patient.value())
                .stream()
                .findFirst();
    }

    /** The patient and everybody whose record was merged into theirs, by however many steps. */
    public List<PatientId> records(PatientId survivor) {
        return records(List.of(survivor));
    }

    /** The same of several patients. */
    public List<PatientId> records(Collection<PatientId> survivors) {
        return among(RECORDS, survivors);
    }

    /** Under whom the records of these patients go on; none for those that were merged in a circle. */
    public List<PatientId> survivors(Collection<PatientId> patients) {
        return among(SURVIVORS, patients);
    }

    private List<PatientId> among(String question, Collection<PatientId> patients) {
        String[] ids = patients.stream().map(PatientId::value).toArray(String[]::new);
        return database.query(question, row -> new PatientId(row.getString("patient")), (Object) ids);
    }

    /** The patients to whom a source issued this identifier. */
    public List<PatientId> withIdentifier(Identifier identifier) {
        return database.query(
                "select patient from person_identifier where value = ? and system = ?",
                row -> new PatientId(row.getString("patient")),
                identifier.value(),
                identifier.system());
    }

    /** The patients who have this value in any system that starts with the prefix. */
    public List<PatientId> withValue(String systemPrefix, String value) {
        return database.query(
                "select distinct patient from person_identifier where value = ? and starts_with(system, ?)",
                row -> new PatientId(row.getString("patient")),
                value,
                systemPrefix);
    }

    private static Person read(ResultSet row) throws SQLException {
        return Documents.read(row.getString("document"), Person.class);
    }
}
