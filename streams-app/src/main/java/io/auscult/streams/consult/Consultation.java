package io.auscult.streams.consult;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.Chart;
import io.auscult.core.chart.DraftChart;
import io.auscult.core.chart.Fact;
import io.auscult.core.decision.Decision;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.InForce;
import io.auscult.streams.release.Releases;
import io.auscult.streams.store.PatientClock;
import io.auscult.streams.store.PatientKey;
import io.auscult.streams.store.StoreChart;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;

/**
 * What would be decided about a patient if these drafts were in the record: the functions of the stream on a copy of chart and
 * book. Nothing is written.
 */
public final class Consultation {
    private final Releases releases;
    private final Serde<Fact> facts;
    private final Overruns overruns;

    public Consultation(Releases releases, Serde<Fact> facts) {
        this(releases, facts, Overruns.NONE);
    }

    /** @param overruns who is told of packs that go over their bounds */
    public Consultation(Releases releases, Serde<Fact> facts, Overruns overruns) {
        this.releases = releases;
        this.facts = facts;
        this.overruns = overruns;
    }

    /**
     * The decisions of this moment.
     *
     * @param drafts events that are not in the log, such as a draft order; may be empty
     * @return empty when nothing is known of the patient and there are no drafts
     */
    public Optional<Opinion> consult(Books books, PatientId patient, List<PatientEvent> drafts, Instant asked) {
        PatientState state = books.states().get(patient.value());
        if (state == null && drafts.isEmpty()) {
            return Optional.empty();
        }
        PatientState known = state == null ? PatientState.FIRST : state;
        PatientClock clock = PatientClock.of(books.clocks().get(PatientKey.of(patient)));
        Instant now = asked.isAfter(clock.now()) ? asked : clock.now();
        InForce inForce = releases.at(now);
        Chart chart = new DraftChart(
                new StoreChart(
                        books.charts(),
                        facts,
                        patient,
                        inForce.concepts(),
                        known.incomplete(),
                        !known.moved().isEmpty()),
                drafts);
        List<Signal> signals = inForce.models().stream()
                .map(deployed -> signal(books, patient, deployed, chart, drafts, now))
                .toList();
        AlertBook book =
                Optional.ofNullable(books.alertBooks().get(patient.value())).orElse(AlertBook.EMPTY);
        List<Decision> decisions = inForce.rulebook().decide(chart, signals, book, now);
        overruns.look(decisions, now);
        return Optional.of(
                new Opinion(clock.position(), now, versions(inForce), decisions, standingOn(decisions, signals)));
    }

    private static List<Signal> standingOn(List<Decision> decisions, List<Signal> signals) {
        Set<ModelRef> models = new HashSet<>();
        decisions.forEach(decision -> {
            if (decision instanceof Decision.Raise raise) {
                models.addAll(raise.models());
            }
        });
        return signals.stream()
                .filter(signal -> models.contains(signal.model()))
                .toList();
    }

    /** The stored signal, unless a draft touches what the model reads. */
    private static Signal signal(
            Books books, PatientId patient, Deployed deployed, Chart chart, List<PatientEvent> drafts, Instant now) {
        Signal stored =
                books.signals().get(patient.value() + "|" + deployed.model().ref());
        return stored != null && drafts.isEmpty() ? stored : deployed.model().assess(chart, now);
    }

    private static Set<String> versions(InForce inForce) {
        Set<String> versions = new TreeSet<>();
        versions.add("concepts@" + inForce.concepts().version());
        versions.add(inForce.rulebook().version());
        inForce.models().forEach(deployed -> versions.add(deployed.model().ref().toString()));
        return versions;
    }
}
