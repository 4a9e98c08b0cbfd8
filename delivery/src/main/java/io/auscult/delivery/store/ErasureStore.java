package io.auscult.delivery.store;

import io.auscult.core.value.PatientId;
import java.sql.SQLException;
import java.util.List;

/**
 * Erased patients: everything here that came from their log up to the erasure goes, and does not come back when the topics are
 * read again, in which it stands until it leaves by retention. That there was an erasure stays, as an id and a place in the log.
 */
public final class ErasureStore {
    private static final String MARK = """
            insert into erasure (patient, log_offset) values (?, ?)
            on conflict (patient) do update set log_offset = greatest(erasure.log_offset, excluded.log_offset)""";
    private static final String OF_THEIR_ALERTS =
            " where alert_id in (select alert_id from alert where patient = ? and cause_offset <= ?)";
    /** Alerts last: what was said to them is found by them, under whichever id it was said. */
    private static final List<String> THEIRS = List.of(
            "sighting",
            "deferral",
            "answer",
            "handover",
            "encounter",
            "signal",
            "score",
            "decision",
            "write_back",
            "alert");

    void erase(Session session, PatientId patient, Position erasure) throws SQLException {
        String id = patient.value();
        session.update(MARK, id, erasure.cause());
        for (String table : List.of("sighting", "deferral", "answer", "handover")) {
            session.update("delete from " + table + OF_THEIR_ALERTS, id, erasure.cause());
        }
        for (String table : THEIRS) {
            session.update("delete from " + table + " where patient = ? and cause_offset <= ?", id, erasure.cause());
        }
        session.update("delete from proposal where patient = ?", id);
        session.update("delete from person where patient = ? and record_time <= ?", id, erasure.time());
    }

    /** True of what the patient's erasure took, when it is read again. */
    boolean covers(Session session, PatientId patient, Position position) throws SQLException {
        return !session.query(
                        "select 1 from erasure where patient = ? and log_offset >= ?",
                        row -> row.getInt(1),
                        patient.value(),
                        position.cause())
                .isEmpty();
    }
}
