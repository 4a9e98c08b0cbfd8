package io.auscult.delivery.store;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.event.Answer;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The outbox to the EHR: of each alert, whether it has changed since the EHR was told, and what the EHR was told. It says <i>that</i>
 * something is to be written, never what: whoever writes looks at the alert as it is then. So an alert that changes three times while
 * the EHR is away is written once, its last state, and no older state ever follows a newer one.
 */
public final class WriteBackStore {
    private static final String WANT = """
            insert into write_back (alert_id, patient, fingerprint, ended, wanted, done, due, answer, cause_offset)
            values (?, ?, ?, ?, 1, 0, now(), ?::jsonb, ?)
            on conflict (alert_id) do update set
                patient = excluded.patient, fingerprint = excluded.fingerprint, ended = excluded.ended,
                wanted = write_back.wanted + 1, due = now(), tries = 0, dead = false,
                answer = coalesce(excluded.answer, write_back.answer), cause_offset = excluded.cause_offset
            where write_back.fingerprint <> excluded.fingerprint or write_back.patient <> excluded.patient""";
    private static final String WAITS = "wanted > done and not dead";
    private static final String AGAIN =
            "update write_back set wanted = wanted + 1, due = now() where not ended and not dead";

    private final Database database;

    public WriteBackStore(Database database) {
        this.database = database;
    }

    /**
     * A resource as the EHR was told it last.
     *
     * @param reference "Flag/12"
     * @param hash of what was said
     */
    public record Sent(String reference, String hash) {}

    /** By the name of the resource among those of its alert. */
    private record SentAll(Map<String, Sent> resources) {}

    /**
     * An alert whose EHR is behind.
     *
     * @param wanted how often it has changed, so that a change while it is written is not taken for written
     * @param answer the last one that a clinician gave, null while there is none
     * @param tries in vain since it changed
     */
    public record Item(
            AlertId alert,
            long wanted,
            Map<String, Sent> sent,
            @Nullable Answer answer,
            int tries) {
        public Item {
            sent = Map.copyOf(sent);
        }
    }

    /** @param dead of how many one has stopped trying */
    public record Counts(long waiting, long dead) {}

    /** @param error in words that name no patient */
    public record Trouble(String error, boolean dead, long alerts) {}

    /** In the transaction of the alert's own row; who was shown it is nothing that the EHR is told. */
    void want(Session session, PatientId patient, Alert alert, Position position) throws SQLException {
        session.update(
                WANT,
                alert.episode().id().value(),
                patient.value(),
                fingerprint(alert),
                alert instanceof Alert.Withdrawn || alert instanceof Alert.Expired,
                alert instanceof Alert.Acknowledged acknowledged ? Documents.write(acknowledged.answer()) : null,
                position.cause());
    }

    /** A model says something new of the patient: whatever stands on it is looked at again. */
    void want(Session session, PatientId patient, ModelRef model) throws SQLException {
        session.update(
                AGAIN + " and patient = ? and exists (select 1 from alert where alert.alert_id = write_back.alert_id"
                        + " and alert.document #> '{episode,raise,models}' @> ?::jsonb)",
                patient.value(),
                Documents.write(List.of(model)));
    }

    /** What may be shown has changed: every alert that is not over is looked at again. */
    public void wantAll() {
        database.update(AGAIN);
    }

    /** What waits longest; what is open goes before what is over. */
    public Optional<Item> next(Instant now) {
        return database
                .query(
                        "select alert_id, wanted, sent, answer, tries from write_back where " + WAITS
                                + " and due <= ? order by ended, due, alert_id limit 1",
                        WriteBackStore::item,
                        now)
                .stream()
                .findFirst();
    }

    /** The EHR knows now; unless the alert has changed meanwhile, nothing more is to do. */
    public void done(Item item, Map<String, Sent> sent) {
        database.update(
                "update write_back set done = ?, sent = ?::jsonb, tries = 0, error = '' where alert_id = ?",
                item.wanted(),
                Documents.write(new SentAll(new TreeMap<>(sent))),
                item.alert().value());
    }

    /** Not now. What could be sent before the failure is sent again, which changes nothing. */
    public void later(Item item, int tries, String error, Instant due) {
        database.update(
                "update write_back set tries = ?, error = ?, due = ? where alert_id = ? and wanted = ?",
                tries,
                error,
                due,
                item.alert().value(),
                item.wanted());
    }

    /** Not at all, until the alert changes or somebody asks for another try. */
    public void giveUp(Item item, String error) {
        database.update(
                "update write_back set dead = true, tries = tries + 1, error = ? where alert_id = ? and wanted = ?",
                error,
                item.alert().value(),
                item.wanted());
    }

    /** Tries again what was given up; how many. */
    public int retry() {
        return database.update("update write_back set dead = false, tries = 0, due = now() where dead");
    }

    public Counts counts() {
        return database.query(
                        "select count(*) filter (where " + WAITS + ") as waiting, count(*) filter (where dead) as dead"
                                + " from write_back where wanted > done",
                        row -> new Counts(row.getLong("waiting"), row.getLong("dead")))
                .getFirst();
    }

    /** What stands in the way, the most frequent first. */
    public List<Trouble> troubles(int limit) {
        return database.query(
                "select error, dead, count(*) as alerts from write_back where wanted > done and error <> ''"
                        + " group by error, dead order by count(*) desc, error limit ?",
                row -> new Trouble(row.getString("error"), row.getBoolean("dead"), row.getLong("alerts")),
                limit);
    }

    private static String fingerprint(Alert alert) {
        Episode episode = alert.episode();
        Episode unseen = new Episode(
                episode.id(),
                episode.raise(),
                episode.openedBy(),
                episode.openedAt(),
                episode.revision(),
                episode.revisedAt(),
                List.of(),
                episode.escalated());
        return ContentHash.of(Documents.state(alert), Documents.write(alert.withEpisode(unseen)));
    }

    private static Item item(ResultSet row) throws SQLException {
        @Nullable String answer = row.getString("answer");
        return new Item(
                new AlertId(row.getString("alert_id")),
                row.getLong("wanted"),
                Documents.read(row.getString("sent"), SentAll.class).resources(),
                answer == null ? null : Documents.read(answer, Answer.class),
                row.getInt("tries"));
    }
}
