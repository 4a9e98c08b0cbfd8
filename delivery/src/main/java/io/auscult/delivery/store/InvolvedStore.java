package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Who has had to do with an alert: was shown it, or answered it. They are told when it is withdrawn. */
public final class InvolvedStore {
    private static final String LAST = """
            select alert_id, max(at) as last from (
                select alert_id, at from sighting where alert_id = any(?) and viewer = any(?)
                union all
                select alert_id, at from answer where alert_id = any(?) and answered_by = any(?)) as involved
            group by alert_id""";

    private final Database database;

    public InvolvedStore(Database database) {
        this.database = database;
    }

    /** When a user, under any of these names, had to do with each of these alerts last; without those they never had to do with. */
    public Map<AlertId, Instant> last(Collection<AlertId> alerts, Collection<String> names) {
        String[] ids = alerts.stream().map(AlertId::value).toArray(String[]::new);
        String[] users = names.toArray(String[]::new);
        Map<AlertId, Instant> last = new HashMap<>();
        database.query(
                        LAST,
                        row -> Map.entry(new AlertId(row.getString("alert_id")), Session.instant(row, "last")),
                        ids,
                        users,
                        ids,
                        users)
                .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }
}
