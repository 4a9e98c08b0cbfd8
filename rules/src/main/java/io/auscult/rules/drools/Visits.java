package io.auscult.rules.drools;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement.Encounter;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Dues;
import io.auscult.core.derived.NewestFirst;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a chart knows of visits and stays, for answers that count for one visit alone. */
record Visits(Chart chart) {

    /**
     * When the visit in which something was said was over, or another began, whichever came first; null while neither is known. What
     * was said outside any visit lasts until the next one begins.
     */
    @Nullable Instant endOfVisitAt(Instant said) {
        Instant next = null;
        Iterator<Fact> visits = NewestFirst.of(chart, ConceptId.ENCOUNTERS).iterator();
        while (visits.hasNext()) {
            Fact fact = visits.next();
            if (!(fact.statement() instanceof Encounter visit)) {
                continue;
            }
            if (fact.at().isAfter(said)) {
                next = Dues.earliest(next, visit.period().start());
            } else {
                Instant over = over(fact, visit);
                if (over == null || over.isAfter(said)) {
                    return Dues.earliest(next, over);
                }
            }
        }
        return next;
    }

    /** A visit that is said to be over, without a time, was so by then. */
    private static @Nullable Instant over(Fact fact, Encounter visit) {
        if (visit.period().end() != null) {
            return visit.period().end();
        }
        Instant said = fact.version().lastUpdated();
        return !visit.ended() ? null : said.isBefore(fact.at()) ? fact.at() : said;
    }
}
