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
import org.jspecify.annotations.Nullable;

/** That alerts were shown. */
public final class SightingStore extends OutboxStore<SightingStore.Seen> {
    /** Which revisions count is asked by index first, and of those alone when each was first shown. */
    private static final String FIRST = """
            with counted as (
                select alert_id, revision, viewer from sighting where viewer = any(?) and at > ?
                union
                select s.alert_id, s.revision, s.viewer from alert a join sighting s using (alert_id)
                where a.patient = any(?) and s.at > ?
                union
                select s.alert_id, s.revision, s.viewer from alert a join sighting s using (alert_id)
                where s.alert_id = any(?) and (s.viewer = any(?) or a.patient = any(?)))
            select s.alert_id, s.revision, s.viewer, a.rule, a.indicator, a.patient, min(s.at) as first
            from counted join sighting s using (alert_id, revision, viewer) join alert a using (alert_id)
            group by s.alert_id, s.revision, s.viewer, a.rule, a.indicator, a.patient
            having min(s.at) > ? or s.alert_id = any(?)""";

    private final Database database;

    public SightingStore(Database database) {
        super(database, "sighting", List.of("card_uuid"), SightingStore::read);
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
            Instant at)
            implements Entry {}

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

    public Optional<Seen> ofCard(String cardUuid) {
        return select("where card_uuid = ?", cardUuid).stream().findFirst();
    }

    /**
     * First sightings of revisions of alerts, for budgets: those of these users, and those of anybody about
     * these patients. Left out is what was first shown before {@code since}, unless it is one of {@code candidates}: what was
     * shown before does not spend again.
     */
    public List<First> first(
            Collection<String> users, Collection<PatientId> patients, Collection<AlertId> candidates, Instant since) {
        String[] viewers = users.toArray(String[]::new);
        String[] whose = patients.stream().map(PatientId::value).toArray(String[]::new);
        String[] alerts = candidates.stream().map(AlertId::value).toArray(String[]::new);
        return database.query(
                FIRST, SightingStore::first, viewers, since, whose, since, alerts, viewers, whose, since, alerts);
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

    @Override
    List<@Nullable Object> own(Seen seen) {
        return List.of(seen.cardUuid());
    }

    private static First first(ResultSet row) throws SQLException {
        return new First(
                new AlertId(row.getString("alert_id")),
                row.getInt("revision"),
                new RuleId(row.getString("rule")),
                Indicator.of(row.getString("indicator")),
                new PatientId(row.getString("patient")),
                row.getString("viewer"),
                Session.instant(row, "first"));
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
