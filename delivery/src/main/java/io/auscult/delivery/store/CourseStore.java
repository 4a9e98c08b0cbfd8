package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.RuleId;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How alerts went and what was said to them, of any length of time: what reports and the pages of rules count. */
public final class CourseStore {
    /** Of a patient also the visits of the records that were merged into theirs. */
    private static final String RECORDS = """
            record(owner, patient) as (
                select patient, patient from subject
                union select r.owner, p.patient from person p join record r on p.merged_into = r.patient)
            """;

    /** Where the patient was at a moment, by the visit that had begun last. */
    private static final String WARD = """
            (select e.ward from record r join encounter e on e.patient = r.patient
             where r.owner = %1$s.patient and e.state <> 'retracted'
                and (e.began is null or e.began <= %1$s.%2$s) and (e.ended is null or e.ended > %1$s.%2$s)
             order by e.began desc nulls last, e.updated desc, e.fact limit 1) as ward
            """;

    private static final String COURSES = """
            with recursive opened as (
                select alert_id, patient, rule, state, opened_at, document #>> '{episode,raise,mode}' as mode
                from alert where opened_at >= ? and opened_at < ?),
            subject as (select distinct patient from opened),
            """ + RECORDS + """
            select o.*, n.outcome, n.answered_by, n.at as answered_at, n.reason,
                (select min(s.at) from sighting s where s.alert_id = o.alert_id) as first_shown,
            """ + WARD.formatted("o", "opened_at") + """
            from opened o left join lateral (
                select * from answer where answer.alert_id = o.alert_id order by at desc, event_id limit 1) n on true
            order by o.opened_at, o.alert_id""";

    private static final String REMARKS =
            """
            with recursive said as (
                select n.event_id as id, a.patient, a.rule, a.document #>> '{episode,raise,rationale,pack}' as pack,
                    a.document #>> '{episode,raise,rationale,packVersion}' as version, n.at, n.answered_by, n.outcome,
                    n.reason, n.comment
                from answer n join alert a using (alert_id)
                where n.at >= ? and n.at < ? and n.outcome is not null
                union all
                select card_uuid, patient, rule, '', '', answered_at, viewer, outcome, coalesce(reason, ''),
                    coalesce(comment, '')
                from proposal where answered_at >= ? and answered_at < ? and outcome is not null),
            subject as (select distinct patient from said),
            """ + RECORDS + "select s.*, " + WARD.formatted("s", "at") + "from said s order by s.at, s.id";

    private static final String KEPT = """
            select a.rule, d.rule as by, count(*) as times from deferral d join alert a using (alert_id)
            where d.at >= ? and d.at < ? group by 1, 2 order by 3 desc, 2""";

    private final Database database;

    public CourseStore(Database database) {
        this.database = database;
    }

    /**
     * How one alert went.
     *
     * @param mode in which it was opened
     * @param ward where the patient was when it opened; null for on none
     * @param firstShown to anybody; null for never
     * @param state as it is now: "open", "snoozed", "acknowledged", "withdrawn", "expired"
     * @param said the last answer; null while there is none
     */
    public record Course(
            AlertId alert,
            PatientId patient,
            RuleId rule,
            Mode mode,
            Instant openedAt,
            @Nullable String ward,
            @Nullable Instant firstShown,
            String state,
            @Nullable Said said) {}

    /** @param reason the code; empty when there was none */
    public record Said(Outcome outcome, String by, Instant at, String reason) {}

    /**
     * What a user said to an alert, or to a card about the call's own data.
     *
     * @param id of the event in the log, or of the card
     * @param pack and {@code version}: empty for a card that no alert stands behind
     * @param ward where the patient was then; null for on none
     */
    public record Remark(
            String id,
            PatientId patient,
            RuleId rule,
            String pack,
            String version,
            Said said,
            String comment,
            @Nullable String ward) {
        /** The same in other words. */
        public Remark commenting(String words) {
            return new Remark(id, patient, rule, pack, version, said, words, ward);
        }
    }

    /** How often a policy rule kept a rule's alerts back from somebody who looked. */
    public record Kept(RuleId rule, RuleId by, int count) {}

    /** Of the alerts that opened in this time, the oldest first. */
    public List<Course> opened(Instant from, Instant until) {
        return database.query(COURSES, CourseStore::course, from, until);
    }

    /** What was said in this time, the oldest first. */
    public List<Remark> said(Instant from, Instant until) {
        return database.query(REMARKS, CourseStore::remark, from, until, from, until);
    }

    /** What was kept back at showing in this time, the most frequent first. */
    public List<Kept> kept(Instant from, Instant until) {
        return database.query(
                KEPT,
                row -> new Kept(
                        new RuleId(row.getString("rule")), new RuleId(row.getString("by")), row.getInt("times")),
                from,
                until);
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                new AlertId(row.getString("alert_id")),
                new PatientId(row.getString("patient")),
                new RuleId(row.getString("rule")),
                Mode.valueOf(row.getString("mode")),
                Session.instant(row, "opened_at"),
                row.getString("ward"),
                row.getObject("first_shown") == null ? null : Session.instant(row, "first_shown"),
                row.getString("state"),
                row.getString("outcome") == null ? null : answer(row, "answered_at"));
    }

    private static Remark remark(ResultSet row) throws SQLException {
        return new Remark(
                row.getString("id"),
                new PatientId(row.getString("patient")),
                new RuleId(row.getString("rule")),
                row.getString("pack"),
                row.getString("version"),
                answer(row, "at"),
                row.getString("comment"),
                row.getString("ward"));
    }

    private static Said answer(ResultSet row, String at) throws SQLException {
        return new Said(
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getString("answered_by"),
                Session.instant(row, at),
                row.getString("reason"));
    }
}
