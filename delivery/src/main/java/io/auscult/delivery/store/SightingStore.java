package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * That alerts were shown: an outbox, emptied into the log, and filled from it. A sighting is kept here before the viewer has
 * the answer and stays marked as waiting until the log has it, so none is lost when Kafka or this app is down in between.
 */
public final class SightingStore {
    private static final String INSERT = """
            insert into sighting (event_id, patient, alert_id, revision, viewer, channel, card_uuid, at, published, cause_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event_id) do\s""";

    private static final String FIRST = """
            select s.alert_id, s.revision, s.viewer, a.rule, a.indicator, a.patient, min(s.at) as first
            from sighting s join alert a using (alert_id)
            where (s.viewer = any(?) or a.patient = any(?))
            group by s.alert_id, s.revision, s.viewer, a.rule, a.indicator, a.patient
            having min(s.at) > ? or s.alert_id = any(?)""";

    private static final boolean WAITING = false;
    private static final boolean PUBLISHED = true;

    private final Database database;

    public SightingStore(Database database) {
        this.database = database;
    }

    /**
     * That a viewer was shown a revision of an alert.
     *
     * @param cardUuid the card's uuid; empty in the inbox
     */
    public record Seen(
            String eventId,
            PatientId patient,
            AlertId alert,
            int revision,
            String viewer,
            String channel,
            String cardUuid,
            Instant at) {}

    /**
     * The first time that a viewer was shown a revision of an alert.
     *
     * @param patient whose the alert is now
     */
    public record First(
            AlertId alert,
            int revision,
            RuleId rule,
            Indicator indicator,
            PatientId patient,
            String viewer,
            Instant at) {}

    /** To be published; a sighting that is known changes nothing. */
    public void keep(List<Seen> sightings) {
        database.inTransaction(session -> {
            for (Seen seen : sightings) {
                insert(session, "nothing", seen, WAITING, 0);
            }
        });
    }

    /** As the log says. */
    public void published(Session session, Seen seen, Position position) throws SQLException {
        insert(
                session,
                "update set published = true, cause_offset = excluded.cause_offset",
                seen,
                PUBLISHED,
                position.cause());
    }

    public void published(String eventId) {
        database.update("update sighting set published = true where event_id = ?", eventId);
    }

    public List<Seen> waiting(int limit) {
        return database.query(
                "select * from sighting where not published order by at, event_id limit ?", SightingStore::read, limit);
    }

    public Optional<Seen> ofCard(String cardUuid) {
        return database.query("select * from sighting where card_uuid = ?", SightingStore::read, cardUuid).stream()
                .findFirst();
    }

    /**
     * First sightings of revisions of alerts, for budgets: those of these users, and those of anybody about
     * these patients. Left out is what was first shown before {@code since}, unless it is one of {@code candidates}: what was
     * shown before does not spend again.
     */
    public List<First> first(
            Collection<String> users, Collection<PatientId> patients, Collection<AlertId> candidates, Instant since) {
        return database.query(
                FIRST,
                row -> new First(
                        new AlertId(row.getString("alert_id")),
                        row.getInt("revision"),
                        new RuleId(row.getString("rule")),
                        Indicator.of(row.getString("indicator")),
                        new PatientId(row.getString("patient")),
                        row.getString("viewer"),
                        Session.instant(row, "first")),
                users.toArray(String[]::new),
                patients.stream().map(PatientId::value).toArray(String[]::new),
                since,
                candidates.stream().map(AlertId::value).toArray(String[]::new));
    }

    /**
     * The last sighting of an alert by one of these names.
     *
     * @param revision the highest that was shown
     */
    public record Last(AlertId alert, int revision, Instant at) {}

    /** Of each of these alerts; those that none of the names was shown are left out. */
    public List<Last> last(Collection<String> names, Collection<AlertId> alerts) {
        return database.query(
                "select alert_id, max(revision) as revision, max(at) as at from sighting"
                        + " where viewer = any(?) and alert_id = any(?) group by alert_id",
                row -> new Last(
                        new AlertId(row.getString("alert_id")), row.getInt("revision"), Session.instant(row, "at")),
                names.toArray(String[]::new),
                alerts.stream().map(AlertId::value).toArray(String[]::new));
    }

    /** Those of these sightings that have been. */
    public List<String> known(Collection<String> eventIds) {
        return database.query(
                "select event_id from sighting where event_id = any(?)", row -> row.getString("event_id"), (Object)
                        eventIds.toArray(String[]::new));
    }

    private static void insert(Session session, String whenKnown, Seen seen, boolean published, long cause)
            throws SQLException {
        session.update(
                INSERT + whenKnown,
                seen.eventId(),
                seen.patient().value(),
                seen.alert().value(),
                seen.revision(),
                seen.viewer(),
                seen.channel(),
                seen.cardUuid(),
                seen.at(),
                published,
                cause);
    }

    private static Seen read(ResultSet row) throws SQLException {
        return new Seen(
                row.getString("event_id"),
                new PatientId(row.getString("patient")),
                new AlertId(row.getString("alert_id")),
                row.getInt("revision"),
                row.getString("viewer"),
                row.getString("channel"),
                row.getString("card_uuid"),
                Session.instant(row, "at"));
    }
}
