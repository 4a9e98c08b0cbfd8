package io.auscult.delivery.store;

import io.auscult.core.alert.EncounterClass;
import io.auscult.core.alert.Whereabouts;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The visits of patients, for where they are now. As in the chart, of the versions of a visit the highest counts. */
public final class EncounterStore {
    private static final String HIGHEST_WINS = """
            insert into encounter (patient, fact, state, class, ward, began, ended, updated, status_rank, content_hash, cause_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (patient, fact) do update set
                state = excluded.state, class = excluded.class, ward = excluded.ward, began = excluded.began,
                ended = excluded.ended, updated = excluded.updated, status_rank = excluded.status_rank,
                content_hash = excluded.content_hash, cause_offset = excluded.cause_offset
            where (encounter.updated, encounter.status_rank, encounter.content_hash collate "C")
                < (excluded.updated, excluded.status_rank, excluded.content_hash collate "C")""";

    /** Under the id of each patient asked for, also the visits of the records that were merged into theirs. */
    private static final String NOW = """
            with recursive record(owner, patient) as (
                select asked, asked from unnest(?::text[]) as asked
                union select r.owner, p.patient from person p join record r on p.merged_into = r.patient)
            select distinct on (owner) owner, class, ward from record join encounter using (patient)
            where state = 'under-way' and (began is null or began <= ?) and (ended is null or ended > ?)
            order by owner, began desc nulls last, updated desc, fact""";

    private final Database database;

    public EncounterStore(Database database) {
        this.database = database;
    }

    public void put(Session session, EncounterStarted event, Position position) throws SQLException {
        put(session, event, "under-way", event.encounterClass(), event.ward(), event.period(), position);
    }

    public void put(Session session, EncounterEnded event, Position position) throws SQLException {
        put(session, event, "over", event.encounterClass(), event.ward(), event.period(), position);
    }

    public void put(Session session, EncounterRetracted event, Position position) throws SQLException {
        put(session, event, "retracted", "", null, new Period(null, null), position);
    }

    private static void put(
            Session session,
            FactEvent event,
            String state,
            String encounterClass,
            @Nullable String ward,
            Period period,
            Position position)
            throws SQLException {
        session.update(
                HIGHEST_WINS,
                event.envelope().patient().value(),
                event.fact().value(),
                state,
                encounterClass,
                ward,
                period.start(),
                period.end(),
                event.version().lastUpdated(),
                event.version().statusRank(),
                event.version().contentHash(),
                position.cause());
    }

    /** Where each of these patients is, by the visit that began last; those in none are left out. */
    public Map<PatientId, Whereabouts> now(Collection<PatientId> patients, Instant now) {
        String[] ids = patients.stream().map(PatientId::value).distinct().toArray(String[]::new);
        Map<PatientId, Whereabouts> places = new HashMap<>();
        database.query(
                        NOW,
                        row -> new Placed(
                                new PatientId(row.getString("owner")),
                                new Whereabouts(
                                        row.getString("ward"),
                                        EncounterClass.ofActCode(row.getString("class"))
                                                .orElse(null))),
                        ids,
                        now,
                        now)
                .forEach(placed -> places.put(placed.patient, placed.at));
        return places;
    }

    /** The patients of whom a visit under way names one of these wards; whether it is their newest, {@link #now} says. */
    public List<PatientId> namedBy(Collection<String> wards) {
        return database.query(
                "select distinct patient from encounter where state = 'under-way' and ward = any(?)",
                row -> new PatientId(row.getString("patient")),
                (Object) wards.toArray(String[]::new));
    }

    /** The wards on which patients lie, by name. */
    public List<String> wards() {
        return database.query(
                "select distinct ward from encounter where state = 'under-way' and ward is not null order by ward",
                row -> row.getString("ward"));
    }

    private record Placed(PatientId patient, Whereabouts at) {}
}
