package io.auscult.delivery.store;

import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cards that no alert in the log stands behind, and what was said to them; forgotten after some days. */
public final class ProposalStore {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String INSERT = """
            insert into proposal (card_uuid, patient, rule, subject, basis, viewer, at) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (card_uuid) do nothing""";
    private static final String ANSWER = """
            update proposal set outcome = ?, reason = ?, comment = ?, answered_at = ?
            where card_uuid = ? and (answered_at is null or answered_at < ?)""";
    private static final String ANSWERED = """
            select patient, rule, subject, basis, viewer, outcome, reason, comment, answered_at from proposal
            where patient = any(?) and viewer = any(?) and answered_at > ?""";

    private final Database database;

    public ProposalStore(Database database) {
        this.database = database;
    }

    /** @param basis stands for what the rule saw: of other values it is another question */
    public record Proposed(
            String cardUuid,
            PatientId patient,
            RuleId rule,
            Subject subject,
            String basis,
            String viewer,
            Instant at) {}

    /** What a viewer said to a question. */
    public record Answered(PatientId patient, RuleId rule, Subject subject, String basis, Answer answer) {}

    public void keep(List<Proposed> proposals) {
        if (proposals.isEmpty()) {
            return;
        }
        database.inTransaction(session -> {
            session.update(
                    "delete from proposal where at < ?",
                    proposals.getFirst().at().minus(KEPT));
            for (Proposed each : proposals) {
                session.update(
                        INSERT,
                        each.cardUuid(),
                        each.patient().value(),
                        each.rule().value(),
                        each.subject().value(),
                        each.basis(),
                        each.viewer(),
                        each.at());
            }
        });
    }

    /** @return false when the card is not one of these */
    public boolean answer(
            String cardUuid, Outcome outcome, Instant at, @Nullable Coding reason, @Nullable String words) {
        if (database.query("select 1 from proposal where card_uuid = ?", row -> row.getInt(1), cardUuid)
                .isEmpty()) {
            return false;
        }
        String coded = reason == null
                ? null
                : reason.code().system() + "|" + reason.code().value();
        database.update(ANSWER, outcome.name().toLowerCase(Locale.ROOT), coded, words, at, cardUuid, at);
        return true;
    }

    /** What any of these users said about these patients after {@code since}. */
    public List<Answered> answered(Collection<PatientId> patients, Collection<String> viewers, Instant since) {
        return database.query(
                ANSWERED,
                ProposalStore::read,
                patients.stream().map(PatientId::value).toArray(String[]::new),
                viewers.toArray(String[]::new),
                since);
    }

    private static Answered read(ResultSet row) throws SQLException {
        return new Answered(
                new PatientId(row.getString("patient")),
                new RuleId(row.getString("rule")),
                new Subject(row.getString("subject")),
                row.getString("basis"),
                new Answer(
                        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getString("viewer"),
                        Session.instant(row, "answered_at"),
                        coding(row.getString("reason")),
                        row.getString("comment")));
    }

    private static @Nullable Coding coding(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        int bar = reason.lastIndexOf('|');
        return new Coding(new Code(reason.substring(0, bar), reason.substring(bar + 1)), null);
    }
}
