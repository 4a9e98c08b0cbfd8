package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That alerts were kept back from viewers who looked: an outbox like {@link SightingStore}, emptied into the log and filled from it. */
public final class DeferralStore {
    private static final String INSERT = """
            insert into deferral (event_id, patient, alert_id, revision, viewer, channel, rule, until, sentence, at, published, cause_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event_id) do\s""";

    private static final boolean WAITING = false;
    private static final boolean PUBLISHED = true;

    private final Database database;

    public DeferralStore(Database database) {
        this.database = database;
    }

    /**
     * That a revision of an alert was kept back from a viewer.
     *
     * @param rule the policy of showing, such as "show/quiet-hours"
     * @param until as it stood at the first look; null when time alone does not change it
     */
    public record KeptBack(
            String eventId,
            PatientId patient,
            AlertId alert,
            int revision,
            String viewer,
            String channel,
            String rule,
            @Nullable Instant until,
            String sentence,
            Instant at) {}

    /** To be published; what is known changes nothing. */
    public void keep(List<KeptBack> deferrals) {
        database.inTransaction(session -> {
            for (KeptBack each : deferrals) {
                insert(session, "nothing", each, WAITING, 0);
            }
        });
    }

    /** As the log says. */
    public void published(Session session, KeptBack deferral, Position position) throws SQLException {
        insert(
                session,
                "update set published = true, cause_offset = excluded.cause_offset",
                deferral,
                PUBLISHED,
                position.cause());
    }

    public void published(String eventId) {
        database.update("update deferral set published = true where event_id = ?", eventId);
    }

    public List<KeptBack> waiting(int limit) {
        return database.query(
                "select * from deferral where not published order by at, event_id limit ?", DeferralStore::read, limit);
    }

    /** What was ever kept back of a patient's alerts, newest first. */
    public List<KeptBack> of(PatientId patient) {
        return database.query(
                "select * from deferral where patient = ? order by at desc, event_id",
                DeferralStore::read,
                patient.value());
    }

    private static void insert(Session session, String whenKnown, KeptBack each, boolean published, long cause)
            throws SQLException {
        session.update(
                INSERT + whenKnown,
                each.eventId(),
                each.patient().value(),
                each.alert().value(),
                each.revision(),
                each.viewer(),
                each.channel(),
                each.rule(),
                each.until(),
                each.sentence(),
                each.at(),
                published,
                cause);
    }

    private static KeptBack read(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new KeptBack(
                row.getString("event_id"),
                new PatientId(row.getString("patient")),
                new AlertId(row.getString("alert_id")),
                row.getInt("revision"),
                row.getString("viewer"),
                row.getString("channel"),
                row.getString("rule"),
                until == null ? null : until.toInstant(),
                row.getString("sentence"),
                Session.instant(row, "at"));
    }
}
