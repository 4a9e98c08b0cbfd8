package io.auscult.delivery.store;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The newest decision of each patient, rule and subject. */
public final class DecisionStore {
    private static final String NEWEST_WINS = """
            insert into decision (patient, rule, subject, kind, decided_at, document, record_part, record_offset, cause_offset)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (patient, rule, subject) do update set
                kind = excluded.kind, decided_at = excluded.decided_at, document = excluded.document,
                record_part = excluded.record_part, record_offset = excluded.record_offset,
                cause_offset = excluded.cause_offset
            where decision.record_part <> excluded.record_part or decision.record_offset < excluded.record_offset""";

    private static final String STANDING = """
            select rule, kind, document #>> '{rationale,rule,value}' as by, count(*) as questions from decision
            where kind = 'undetermined' or kind = 'withhold'
                and (document ->> 'until' is null or (document ->> 'until')::timestamptz > ?)
            group by 1, 2, 3 order by 4 desc, 3""";

    private final Database database;

    public DecisionStore(Database database) {
        this.database = database;
    }

    /** A decision and when it was taken. */
    public record Decided(Decision decision, Instant at) {}

    public void put(Session session, PatientId patient, Decided decided, Position position) throws SQLException {
        Decision decision = decided.decision();
        session.update(
                NEWEST_WINS,
                patient.value(),
                decision.rule().value(),
                decision.subject().value(),
                Documents.kind(decision),
                decided.at(),
                Documents.write(decision),
                position.partition(),
                position.offset(),
                position.cause());
    }

    /**
     * Of how many questions a rule holds an alert back, or could not tell, at a moment.
     *
     * @param by the policy rule that holds it, or the rule itself
     */
    public record Standing(RuleId rule, boolean held, RuleId by, int count) {}

    /** The most frequent first. */
    public List<Standing> standing(Instant now) {
        return database.query(
                STANDING,
                row -> new Standing(
                        new RuleId(row.getString("rule")),
                        row.getString("kind").equals("withhold"),
                        new RuleId(row.getString("by")),
                        row.getInt("questions")),
                now);
    }

    public List<Decided> of(PatientId patient) {
        return database.query(
                "select kind, decided_at, document from decision where patient = ? order by rule, subject",
                row -> new Decided(
                        Documents.decision(row.getString("kind"), row.getString("document")),
                        Session.instant(row, "decided_at")),
                patient.value());
    }

    /** What is held back at {@code now}: withheld, and its end not passed. */
    public List<Decided> withheld(PatientId patient, Instant now) {
        return of(patient).stream()
                .filter(decided -> decided.decision() instanceof Withhold withhold
                        && (withhold.until() == null || withhold.until().isAfter(now)))
                .toList();
    }
}
