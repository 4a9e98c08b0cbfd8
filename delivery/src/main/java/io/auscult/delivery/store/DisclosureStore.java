package io.auscult.delivery.store;

import io.auscult.core.value.PatientId;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Disclosure.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who was shown whose data: an outbox, emptied into the topic, and filled from it. A disclosure is kept here before the reader has
 * the page. An erased patient's stay: the law that has a site erase a record has it account for who saw it.
 */
public final class DisclosureStore {
    private static final String INSERT = """
            insert into disclosure (id, at, reader, proven, roles, what, outcome, patients, alerts, address, published)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do\s""";

    private static final String FOUND = """
            select * from disclosure
            where (?::text is null or reader = ?) and (?::text is null or patients @> array[?::text])
                and at >= ? and at < ?
            order by at desc, id limit ?""";

    private static final boolean WAITING = false;
    private static final boolean PUBLISHED = true;

    private final Database database;

    public DisclosureStore(Database database) {
        this.database = database;
    }

    /**
     * What an auditor asks for.
     *
     * @param user null for everybody
     * @param patient null for every patient
     * @param until not itself in it
     */
    public record Question(
            @Nullable String user, @Nullable PatientId patient, Instant from, Instant until, int limit) {}

    /** To be published; one that is known changes nothing. */
    public void keep(List<Disclosure> disclosures) {
        database.inTransaction(session -> {
            for (Disclosure each : disclosures) {
                insert(session, "nothing", each, WAITING);
            }
        });
    }

    /** As the topic says. */
    public void published(Session session, Disclosure disclosure) throws SQLException {
        insert(session, "update set published = true", disclosure, PUBLISHED);
    }

    public void published(List<String> ids) {
        if (!ids.isEmpty()) {
            database.update(
                    "update disclosure set published = true where id = any(?)", (Object) ids.toArray(String[]::new));
        }
    }

    public List<Disclosure> waiting(int limit) {
        return database.query(
                "select * from disclosure where not published order by at, id limit ?", DisclosureStore::read, limit);
    }

    /** Newest first. */
    public List<Disclosure> find(Question asked) {
        String patient = asked.patient == null ? null : asked.patient.value();
        return database.query(
                FOUND,
                DisclosureStore::read,
                asked.user,
                asked.user,
                patient,
                patient,
                asked.from,
                asked.until,
                asked.limit);
    }

    private static void insert(Session session, String whenKnown, Disclosure each, boolean published)
            throws SQLException {
        session.update(
                INSERT + whenKnown,
                each.id(),
                each.at(),
                each.user(),
                each.proven(),
                each.roles().toArray(String[]::new),
                each.what(),
                each.outcome().name(),
                each.patients().stream().map(PatientId::value).toArray(String[]::new),
                each.alerts().toArray(String[]::new),
                each.address(),
                published);
    }

    private static Disclosure read(ResultSet row) throws SQLException {
        return new Disclosure(
                row.getString("id"),
                Session.instant(row, "at"),
                row.getString("reader"),
                row.getBoolean("proven"),
                texts(row, "roles"),
                row.getString("what"),
                Outcome.valueOf(row.getString("outcome")),
                texts(row, "patients").stream().map(PatientId::new).toList(),
                texts(row, "alerts"),
                row.getString("address"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
