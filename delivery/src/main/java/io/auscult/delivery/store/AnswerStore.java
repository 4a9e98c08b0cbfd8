package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.value.Coding;
import io.auscult.core.value.PatientId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which answers the log has, so that a repeated one is not written again, and so that who answered is left in peace. */
public final class AnswerStore {
    private static final String INSERT = """
            insert into answer (event_id, patient, alert_id, at, answered_by, outcome, reason, comment, cause_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (event_id) do update set answered_by = excluded.answered_by, outcome = excluded.outcome,
                reason = excluded.reason, comment = excluded.comment""";
    private static final String GIVEN = """
            select a.patient, a.rule, a.document #>> '{episode,raise,subject,value}' as subject, n.alert_id, n.answered_by,
                n.reason, n.at
            from answer n join alert a using (alert_id) where a.patient = any(?) and n.at > ? order by n.at, n.event_id""";

    private final Database database;

    public AnswerStore(Database database) {
        this.database = database;
    }

    /**
     * An answer and the question that it was given to.
     *
     * @param patient whose the alert is now
     * @param reason the code; empty when there was none
     */
    public record Given(
            PatientId patient, RuleId rule, Subject subject, AlertId alert, String by, String reason, Instant at) {}

    public void put(Session session, AlertAnswered answered, Position position) throws SQLException {
        Answer answer = answered.answer();
        session.update(
                INSERT,
                answered.envelope().id(),
                answered.envelope().patient().value(),
                answered.alertId(),
                answer.at(),
                answer.by(),
                answer.outcome().name().toLowerCase(Locale.ROOT),
                reason(answer.reason()),
                Objects.requireNonNullElse(answer.comment(), ""),
                position.cause());
    }

    private static String reason(@Nullable Coding reason) {
        return reason == null ? "" : reason.code().value();
    }

    public boolean has(String eventId) {
        return !database.query("select 1 from answer where event_id = ?", row -> row.getInt(1), eventId)
                .isEmpty();
    }

    /** The answers to alerts of these patients that were given after {@code since}. */
    public List<Given> given(Collection<PatientId> patients, Instant since) {
        String[] ids = patients.stream().map(PatientId::value).distinct().toArray(String[]::new);
        return database.query(
                GIVEN,
                row -> new Given(
                        new PatientId(row.getString("patient")),
                        new RuleId(row.getString("rule")),
                        new Subject(row.getString("subject")),
                        new AlertId(row.getString("alert_id")),
                        row.getString("answered_by"),
                        row.getString("reason"),
                        Session.instant(row, "at")),
                ids,
                since);
    }
}
