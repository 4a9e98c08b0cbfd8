package io.auscult.delivery.store;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The newest signal of each patient and model, and every score for plotting. */
public final class SignalStore {
    private static final String NEWEST_WINS = """
            insert into signal (patient, model, kind, as_of, document, record_part, record_offset, cause_offset)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (patient, model) do update set
                kind = excluded.kind, as_of = excluded.as_of, document = excluded.document,
                record_part = excluded.record_part, record_offset = excluded.record_offset,
                cause_offset = excluded.cause_offset
            where signal.record_part <> excluded.record_part or signal.record_offset < excluded.record_offset""";
    private static final String SCORE = """
            insert into score (patient, model, name, as_of, value, scale, horizon, band, cause_offset)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (patient, model, name, as_of) do update set
                value = excluded.value, band = excluded.band, cause_offset = excluded.cause_offset""";

    private final Database database;

    public SignalStore(Database database) {
        this.database = database;
    }

    /** One point of a trend, with the range in which the model saw the patient then. */
    public record Point(Instant at, double value, String band) {}

    /** A patient for whom a model has no score now. */
    public record Unscored(PatientId patient, NotAssessable signal) {}

    /** False when what is known is newer; the scores are remembered all the same. */
    public boolean put(Session session, PatientId patient, Signal signal, Position position) throws SQLException {
        int written = session.update(
                NEWEST_WINS,
                patient.value(),
                signal.model().toString(),
                Documents.kind(signal),
                signal.asOf(),
                Documents.write(signal),
                position.partition(),
                position.offset(),
                position.cause());
        if (signal instanceof RiskScored scored) {
            for (Score score : scored.scores()) {
                session.update(
                        SCORE,
                        patient.value(),
                        signal.model().toString(),
                        score.name(),
                        signal.asOf(),
                        score.value(),
                        score.scale(),
                        score.horizon(),
                        scored.band(),
                        position.cause());
            }
        }
        return written > 0;
    }

    public List<Signal> of(PatientId patient) {
        return database.query(
                "select kind, document from signal where patient = ? order by model",
                SignalStore::read,
                patient.value());
    }

    public Optional<Signal> latest(PatientId patient, ModelRef model) {
        return database
                .query(
                        "select kind, document from signal where patient = ? and model = ?",
                        SignalStore::read,
                        patient.value(),
                        model.toString())
                .stream()
                .findFirst();
    }

    /** The scores of one name, oldest first; the newest 200. */
    public List<Point> history(PatientId patient, ModelRef model, String score) {
        return database.query(
                        "select as_of, value, band from score where patient = ? and model = ? and name = ?"
                                + " order by as_of desc limit 200",
                        row -> new Point(Session.instant(row, "as_of"), row.getDouble("value"), row.getString("band")),
                        patient.value(),
                        model.toString(),
                        score)
                .reversed();
    }

    /**
     * Without those whom a model is not meant for: their page says so, and nobody can do anything about it. Without merged
     * records: the one they went into is scored.
     *
     * @param models only of these
     */
    public List<Unscored> notAssessable(Collection<ModelRef> models, Among whom, int limit) {
        return database.query(
                """
                select patient, document from signal
                where kind = 'not-assessable'
                and model in (select jsonb_array_elements_text(?::jsonb))
                and not exists (select 1 from person p where p.patient = signal.patient and p.merged_into is not null)
                and not document -> 'problems' @> '[{"kind": "OUTSIDE_POPULATION"}]'""" + whom.ofPatients().conditions() + " order by as_of desc, patient, model limit ?",
                row -> new Unscored(
                        new PatientId(row.getString("patient")),
                        Documents.read(row.getString("document"), NotAssessable.class)),
                whom.ofPatients()
                        .between(
                                Documents.write(
                                        models.stream().map(ModelRef::toString).toList()),
                                limit));
    }

    private static Signal read(ResultSet row) throws SQLException {
        return Documents.signal(row.getString("kind"), row.getString("document"));
    }
}
