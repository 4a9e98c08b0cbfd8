package io.auscult.core.chart;

import io.auscult.core.chart.ChartChange.Outcome;
import io.auscult.core.chart.ChartChange.Write;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first of the five functions: what one event does to the chart. A statement's highest version wins, whatever order the
 * versions come in; a retraction is a version like any other.
 */
public final class ChartFold {
    private ChartFold() {}

    public static ChartChange fold(Chart chart, PatientEvent event, Concepts concepts) {
        return switch (event) {
            case FactEvent said -> put(chart, FactOf.event(said, concepts));
            case PatientEvent.ChartMoved moved -> moved(chart, moved, concepts);
            case PatientEvent.ChartLeft left ->
                without(
                        chart,
                        chart.all().stream()
                                .filter(fact -> fact.key().cameBy(left.path()))
                                .toList());
            case PatientEvent.PatientErased _ -> without(chart, chart.all());
            case PatientEvent.NotUnderstood _ -> ChartChange.nothing(Outcome.NOT_UNDERSTOOD);
            case PatientEvent.AlertAnswered _,
                    PatientEvent.AlertShown _,
                    PatientEvent.AlertDeferred _,
                    PatientEvent.AlertSnoozed _,
                    PatientEvent.AlertHandedOver _,
                    PatientEvent.TimePassed _,
                    PatientEvent.PatientMerged _,
                    PatientEvent.PatientUnmerged _,
                    PatientEvent.BackfillEnded _ -> ChartChange.nothing(Outcome.NOT_A_FACT);
        };
    }

    /** What a new catalogue makes of the facts that are there: the source's words are kept, so all can be read again. */
    public static ChartChange reread(Chart chart, Concepts concepts) {
        List<Write> writes = new ArrayList<>();
        for (Fact fact : chart.all()) {
            Fact read = fact.read(concepts);
            if (!read.equals(fact)) {
                writes.add(new Write(fact, read));
            }
        }
        return ChartChange.of(writes);
    }

    /** Removes the facts that are older than the catalogue keeps them. Between two trims the chart does not depend on the clock. */
    public static ChartChange trim(Chart chart, Instant now, Concepts concepts) {
        return without(
                chart,
                chart.all().stream()
                        .filter(fact -> ChartAge.isPast(fact, now, concepts))
                        .toList());
    }

    private static ChartChange put(Chart chart, Fact fact) {
        Fact known = chart.fact(fact.key()).orElse(null);
        if (known != null && known.version().compareTo(fact.version()) >= 0) {
            return ChartChange.nothing(Outcome.SUPERSEDED);
        }
        if (SameStatement.alone(chart, fact) && (known == null || SameStatement.alone(chart, known))) {
            return ChartChange.of(List.of(new Write(known, fact)));
        }
        DraftChart draft = new DraftChart(chart);
        put(draft, known, fact);
        return ChartChange.of(draft.writes());
    }

    private static void put(DraftChart draft, @Nullable Fact known, Fact fact) {
        draft.put(fact);
        Set<String> identities = SameStatement.concerned(draft, fact);
        if (known != null) {
            identities.addAll(SameStatement.concerned(draft, known));
        }
        identities.forEach(identity -> SameStatement.settle(draft, identity));
    }

    private static ChartChange moved(Chart chart, PatientEvent.ChartMoved event, Concepts concepts) {
        DraftChart draft = new DraftChart(chart);
        for (Fact reported : event.facts()) {
            Fact fact = reported.hiddenBy(null).read(concepts);
            Fact known = draft.fact(fact.key()).orElse(null);
            boolean wentRound = fact.key().cameThrough(chart.patient());
            if (!wentRound && (known == null || known.version().compareTo(fact.version()) < 0)) {
                put(draft, known, fact);
            }
        }
        return ChartChange.of(draft.writes());
    }

    private static ChartChange without(Chart chart, List<Fact> gone) {
        DraftChart draft = new DraftChart(chart);
        gone.forEach(draft::remove);
        Set<String> identities = new TreeSet<>();
        gone.forEach(fact -> identities.addAll(SameStatement.concerned(draft, fact)));
        identities.forEach(identity -> SameStatement.settle(draft, identity));
        return ChartChange.of(draft.writes());
    }
}
