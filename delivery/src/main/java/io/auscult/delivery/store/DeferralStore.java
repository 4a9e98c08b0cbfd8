package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That alerts were kept back from viewers who looked. */
public final class DeferralStore extends OutboxStore<DeferralStore.KeptBack> {
    public DeferralStore(Database database) {
        super(database, "deferral", List.of("rule", "until", "sentence"), DeferralStore::read);
    }

    /**
     * That a revision of an alert was kept back from a viewer.
     *
     * @param rule the policy of showing, such as "show/quiet-hours"
     * @param until as it stood at the first look; null when time alone does not change it
     */
    public record KeptBack(
            String eventId,
            PatientId patient,
            AlertId alert,
            int revision,
            String viewer,
            String channel,
            String rule,
            @Nullable Instant until,
            String sentence,
            Instant at)
            implements Entry {}

    /** What was ever kept back of a patient's alerts, newest first. */
    public List<KeptBack> of(PatientId patient) {
        return select("where patient = ? order by at desc, event_id", patient.value());
    }

    @Override
    List<@Nullable Object> own(KeptBack each) {
        return Arrays.asList(each.rule(), each.until(), each.sentence());
    }

    private static KeptBack read(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
        return new KeptBack(
                row.getString("event_id"),
                new PatientId(row.getString("patient")),
                new AlertId(row.getString("alert_id")),
                row.getInt("revision"),
                row.getString("viewer"),
                row.getString("channel"),
                row.getString("rule"),
                until == null ? null : until.toInstant(),
                row.getString("sentence"),
                Session.instant(row, "at"));
    }
}
