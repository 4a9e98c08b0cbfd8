package io.auscult.streams.consult;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Fact;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.processor.AssessRisk;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.PatientClock;
import io.auscult.streams.store.PatientKey;
import io.auscult.streams.store.StoreChart;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Why the rules say of a patient what they say now, from what lies in the stores. Nothing is written. */
public final class WhyReading {
    private final Releases releases;
    private final Serde<Fact> facts;
    private final Mode backfillMode;
    private final Why why = new Why();

    /** @param backfillMode how far alerts reach that an initial load gives rise to */
    public WhyReading(Releases releases, Serde<Fact> facts, Mode backfillMode) {
        this.releases = releases;
        this.facts = facts;
        this.backfillMode = backfillMode;
    }

    /**
     * The explanation at the present moment.
     *
     * @param rule null for all rules
     * @return empty when nothing is known of the patient
     */
    public Optional<WhyView> read(Books books, PatientId patient, @Nullable RuleId rule, Instant present) {
        return Optional.ofNullable(books.states().get(patient.value()))
                .map(state -> why.of(asked(books, patient, state, present), rule));
    }

    private Asked asked(Books books, PatientId patient, PatientState state, Instant present) {
        PatientClock clock = PatientClock.of(books.clocks().get(PatientKey.of(patient)));
        Instant now = present.isAfter(clock.now()) ? present : clock.now();
        InForce inForce = releases.at(now);
        StoreChart chart = new StoreChart(
                books.charts(),
                facts,
                patient,
                inForce.concepts(),
                state.incomplete(),
                !state.moved().isEmpty());
        return new Asked(
                inForce,
                chart,
                inForce.models().stream()
                        .map(deployed -> signal(books, patient, deployed, chart, now))
                        .toList(),
                Optional.ofNullable(books.alertBooks().get(patient.value())).orElse(AlertBook.EMPTY),
                now,
                clock.position(),
                state.incomplete(),
                state.link().survivor(),
                state.live() ? Mode.LIVE : backfillMode);
    }

    private static Signal signal(Books books, PatientId patient, Deployed deployed, StoreChart chart, Instant now) {
        Signal stored =
                books.signals().get(patient.value() + "|" + deployed.model().ref());
        return stored != null ? stored : AssessRisk.assess(deployed.model(), chart, now);
    }
}
