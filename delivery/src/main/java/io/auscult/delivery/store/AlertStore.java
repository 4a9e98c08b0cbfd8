package io.auscult.delivery.store;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every alert in its newest state, under the patient whose it is now: with a merge it moves, under the same id. */
public final class AlertStore {
    private static final String COLUMNS = "select patient, state, document from alert ";
    private static final String NEWEST_WINS = """
            insert into alert (alert_id, patient, state, rule, indicator, opened_at, revised_at, changed_at, document,
                record_part, record_offset, record_time, cause_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            on conflict (alert_id) do update set
                patient = excluded.patient, state = excluded.state, rule = excluded.rule, indicator = excluded.indicator,
                opened_at = excluded.opened_at, revised_at = excluded.revised_at, changed_at = excluded.changed_at, document = excluded.document,
                record_part = excluded.record_part, record_offset = excluded.record_offset,
                record_time = excluded.record_time, cause_offset = excluded.cause_offset
            where case when alert.record_part = excluded.record_part
                then alert.record_offset < excluded.record_offset
                else alert.record_time <= excluded.record_time end""";

    /** From the few that somebody had to do with: of those that were withdrawn there are far more. */
    private static final String WITHDRAWN_BEHIND = """
            with behind as (
                select alert_id from sighting where viewer = any(?)
                union select alert_id from answer where answered_by = any(?)
                union select alert_id from handover where given_to = any(?) or given_by = any(?))
            select a.patient, a.state, a.document from behind join alert a using (alert_id)
            where a.state = 'withdrawn' order by a.changed_at desc, alert_id limit ?""";

    private final Database database;

    public AlertStore(Database database) {
        this.database = database;
    }

    /** False when what is known is newer. */
    public boolean put(Session session, PatientId patient, Alert alert, Position position) throws SQLException {
        Episode episode = alert.episode();
        int written = session.update(
                NEWEST_WINS,
                episode.id().value(),
                patient.value(),
                Documents.state(alert),
                episode.rule().value(),
                episode.indicator().word(),
                episode.openedAt(),
                episode.revisedAt(),
                changedAt(alert),
                Documents.write(alert),
                position.partition(),
                position.offset(),
                position.time(),
                position.cause());
        return written > 0;
    }

    public List<PatientAlert> open() {
        return database.query(COLUMNS + "where state = 'open' order by revised_at desc, alert_id", AlertStore::read);
    }

    public List<PatientAlert> open(PatientId patient) {
        return database.query(COLUMNS + "where state = 'open' and patient = ?", AlertStore::read, patient.value());
    }

    /** The newest of a state: {@code snoozed}, {@code acknowledged}, {@code withdrawn} or {@code expired}. */
    public List<PatientAlert> ended(String state, Among whom, int limit) {
        return database.query(
                COLUMNS + "where state = ?" + whom.conditions() + " order by changed_at desc, alert_id limit ?",
                AlertStore::read,
                whom.between(state, limit));
    }

    /** The newest withdrawn ones that one of these names had been shown, had answered, or had been handed. */
    public List<PatientAlert> withdrawnBehind(Collection<String> names, int limit) {
        String[] all = names.toArray(String[]::new);
        return database.query(WITHDRAWN_BEHIND, AlertStore::read, all, all, all, all, limit);
    }

    public List<PatientAlert> of(PatientId patient) {
        return of(List.of(patient));
    }

    /** Of all these records, newest change first. */
    public List<PatientAlert> of(Collection<PatientId> patients) {
        String[] ids = patients.stream().map(PatientId::value).toArray(String[]::new);
        return database.query(
                COLUMNS + "where patient = any(?) order by changed_at desc, alert_id", AlertStore::read, (Object) ids);
    }

    public Optional<PatientAlert> find(AlertId id) {
        return database.query(COLUMNS + "where alert_id = ?", AlertStore::read, id.value()).stream()
                .findFirst();
    }

    private static PatientAlert read(ResultSet row) throws SQLException {
        return new PatientAlert(
                new PatientId(row.getString("patient")),
                Documents.alert(row.getString("state"), row.getString("document")));
    }

    private static Instant changedAt(Alert alert) {
        return switch (alert) {
            case Alert.Open open -> open.episode().revisedAt();
            case Alert.Snoozed snoozed -> snoozed.snooze().at();
            case Alert.Acknowledged acknowledged -> acknowledged.answer().at();
            case Alert.Withdrawn withdrawn -> withdrawn.at();
            case Alert.Expired expired -> expired.at();
        };
    }
}
