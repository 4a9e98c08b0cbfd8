package io.auscult.streams.consult;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.consult.ChartRendering.Standing;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.PatientClock;
import io.auscult.streams.store.PatientKey;
import io.auscult.streams.store.StoreChart;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** A patient's chart as it lies in the stores. Nothing is written, and nothing is decided. */
public final class ChartReading {
    private final Releases releases;
    private final Serde<Fact> facts;

    public ChartReading(Releases releases, Serde<Fact> facts) {
        this.releases = releases;
        this.facts = facts;
    }

    /** The stores of one instance, or its copies of them. */
    public record Shelf(
            ReadOnlyKeyValueStore<Bytes, byte[]> charts,
            ReadOnlyKeyValueStore<Bytes, byte[]> clocks,
            ReadOnlyKeyValueStore<String, PatientState> states) {}

    /**
     * The chart at the patient's own time.
     *
     * @param only the concept to show; null for all
     * @return empty when nothing is known of the patient
     */
    public Optional<ChartView> read(Shelf shelf, PatientId patient, @Nullable ConceptId only) {
        byte[] stored = shelf.clocks().get(PatientKey.of(patient));
        if (stored == null) {
            return Optional.empty();
        }
        PatientClock clock = PatientClock.of(stored);
        PatientState state =
                Optional.ofNullable(shelf.states().get(patient.value())).orElse(PatientState.FIRST);
        StoreChart chart = new StoreChart(
                shelf.charts(),
                facts,
                patient,
                releases.at(clock.now()).concepts(),
                state.incomplete(),
                !state.moved().isEmpty());
        return Optional.of(ChartRendering.of(
                chart,
                new Standing(
                        clock.now(),
                        clock.position(),
                        state.incomplete(),
                        state.link().survivor(),
                        state.moved()),
                only));
    }
}
