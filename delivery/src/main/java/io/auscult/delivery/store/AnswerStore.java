package io.auscult.delivery.store;

import io.auscult.core.event.PatientEvent.AlertAnswered;
import java.sql.SQLException;

/** Which answers the log has, so that a repeated one is not written again. */
public final class AnswerStore {
    private final Database database;

    public AnswerStore(Database database) {
        this.database = database;
    }

    public void put(Session session, AlertAnswered answered, Position position) throws SQLException {
        session.update(
                "insert into answer (event_id, patient, alert_id, at, cause_offset) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                answered.envelope().id(),
                answered.envelope().patient().value(),
                answered.alertId(),
                answered.answer().at(),
                position.cause());
    }

    public boolean has(String eventId) {
        return !database.query("select 1 from answer where event_id = ?", row -> row.getInt(1), eventId)
                .isEmpty();
    }
}
