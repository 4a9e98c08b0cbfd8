package io.auscult.delivery.store;

import static java.util.stream.Collectors.toMap;

import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who asked whom to look after an alert. */
public final class HandoverStore {
    private static final String COLUMNS = "alert_id, given_by, given_to, note, at";

    private final Database database;

    public HandoverStore(Database database) {
        this.database = database;
    }

    private record Given(AlertId alert, Handover handover) {}

    void put(Session session, AlertHandedOver event, Position position) throws SQLException {
        Handover handover = event.handover();
        session.update(
                "insert into handover (event_id, patient, " + COLUMNS
                        + ", cause_offset) values (?, ?, ?, ?, ?, ?, ?, ?)" + " on conflict (event_id) do nothing",
                event.envelope().id(),
                event.envelope().patient().value(),
                event.alertId(),
                handover.by(),
                handover.to(),
                handover.note(),
                handover.at(),
                position.cause());
    }

    /** Of one alert, oldest first. */
    public List<Handover> of(AlertId alert) {
        return database
                .query(
                        "select " + COLUMNS + " from handover where alert_id = ? order by at, event_id",
                        HandoverStore::read,
                        alert.value())
                .stream()
                .map(Given::handover)
                .toList();
    }

    /** The last of each of these alerts; those that nobody handed over are left out. */
    public Map<AlertId, Handover> last(Collection<AlertId> alerts) {
        return database
                .query(
                        "select distinct on (alert_id) " + COLUMNS
                                + " from handover where alert_id = any(?) order by alert_id, at desc, event_id",
                        HandoverStore::read,
                        (Object) alerts.stream().map(AlertId::value).toArray(String[]::new))
                .stream()
                .collect(toMap(Given::alert, Given::handover));
    }

    private static Given read(ResultSet row) throws SQLException {
        return new Given(
                new AlertId(row.getString("alert_id")),
                new Handover(
                        row.getString("given_by"),
                        row.getString("given_to"),
                        Session.instant(row, "at"),
                        row.getString("note")));
    }
}
