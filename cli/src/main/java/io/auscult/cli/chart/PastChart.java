package io.auscult.cli.chart;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.ChartFold;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.MergePath;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartRendering;
import io.auscult.streams.consult.ChartRendering.Standing;
import io.auscult.streams.consult.ChartView;
import io.auscult.streams.processor.FoldChart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chart as it was at a time: the patient's events folded again, in the order of the log, each by the catalogue that was in
 * force then.
 */
public final class PastChart {
    private final Instant until;
    private final Catalogues catalogues;
    private final MemoryChart chart;
    private Instant now = Instant.EPOCH;
    private long position = -1;
    private long begin = -1;
    private boolean live;
    private boolean incomplete;
    private boolean over;
    private @Nullable Instant trimDue;
    private @Nullable FactVersion link;
    private @Nullable PatientId survivor;

    public PastChart(PatientId patient, Instant until, Catalogues catalogues) {
        this.until = until;
        this.catalogues = catalogues;
        this.chart = new MemoryChart(patient, Concepts.EMPTY);
    }

    /** To be called with the patient's events in the order of the log; those after the time change nothing. */
    public void next(long offset, PatientEvent event) {
        Instant received = event.envelope().times().received();
        Instant then = received.isAfter(now) ? received : now;
        over = over || then.isAfter(until);
        if (over) {
            return;
        }
        now = then;
        position = offset;
        readBy(catalogues.at(now));
        try {
            chart.fold(event);
            trim(event);
        } catch (RuntimeException e) {
            // As in the stream: the chart goes on, and says so.
            incomplete = true;
        }
        live = live || FoldChart.isLive(event);
        follow(event);
    }

    /** An event of the patient that cannot be read. */
    public void unreadable() {
        incomplete = incomplete || !over;
    }

    /** Empty when nothing was known then. */
    Optional<ChartView> view(@Nullable ConceptId only) {
        return position < 0 ? Optional.empty() : Optional.of(ChartRendering.of(chart, standing(), only));
    }

    /** The chart as it was then, when anything was known. */
    public Chart chart() {
        return chart;
    }

    /** Where the patient's stream stood; its position is -1 when nothing was known. */
    public Standing standing() {
        return new Standing(now, position, incomplete, survivor, mergedIn());
    }

    /** The offset of the event after which the record began; -1 when it was never erased. */
    public long begin() {
        return begin;
    }

    /** Whether more than an initial load had come. */
    public boolean live() {
        return live;
    }

    private void readBy(Concepts catalogue) {
        if (!catalogue.version().equals(chart.concepts().version())) {
            chart.reread(catalogue);
        }
    }

    /** As the stream does, at the times at which it does. */
    private void trim(PatientEvent event) {
        boolean due = trimDue == null || (event instanceof TimePassed && !trimDue.isAfter(now));
        if (due && trimDue != null) {
            chart.apply(ChartFold.trim(chart, now, chart.concepts()));
        }
        trimDue = due ? now.plus(FoldChart.TRIM_EVERY).truncatedTo(ChronoUnit.MILLIS) : trimDue;
    }

    private void follow(PatientEvent event) {
        switch (event) {
            case PatientEvent.PatientMerged merged
            when isNewer(merged.version()) -> {
                link = merged.version();
                survivor = merged.survivor();
            }
            case PatientEvent.PatientUnmerged unmerged
            when isNewer(unmerged.version()) -> {
                link = unmerged.version();
                survivor = null;
            }
            case PatientEvent.PatientErased _ -> {
                link = null;
                survivor = null;
                incomplete = false;
                trimDue = null;
                now = Instant.EPOCH;
                begin = position;
                position = -1;
                live = false;
            }
            default -> {}
        }
    }

    private boolean isNewer(FactVersion version) {
        return link == null || link.compareTo(version) < 0;
    }

    private List<MergePath> mergedIn() {
        return chart.all().stream()
                .map(Fact::key)
                .filter(FactKey::moved)
                .map(key -> key.path().toString())
                .distinct()
                .sorted()
                .map(MergePath::parse)
                .toList();
    }
}
