package io.auscult.core.chart;

import io.auscult.core.event.FactKey;
import io.auscult.core.event.ObservedValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of several facts about the same thing counts: of those with one {@link Fact#identity} the highest version, and a part only
 * while its whole has not been taken back or sent anew without it. It depends on what facts there are, not on the order in which
 * they came.
 */
final class SameStatement {
    private static final Comparator<Fact> HIGHEST_LAST =
            Comparator.comparing(Fact::version).thenComparing(Fact::key, Comparator.reverseOrder());

    private SameStatement() {}

    /** True when the fact cannot have another about the same thing beside it, so that there is nothing to settle. */
    static boolean alone(Chart chart, Fact fact) {
        return fact.resultId() == null && fact.key().whole() == null && !closes(fact) && !chart.holdsMoved();
    }

    /** The identities in which it must be settled anew which fact counts, after this fact was written or removed. */
    static Set<String> concerned(Chart chart, Fact fact) {
        Set<String> identities = new TreeSet<>(Set.of(fact.identity()));
        if (closes(fact)) {
            chart.parts(fact.key()).forEach(part -> identities.add(part.identity()));
        }
        return identities;
    }

    static void settle(DraftChart chart, String identity) {
        List<Fact> group = chart.stated(identity);
        Optional<Fact> counts =
                group.stream().filter(fact -> closedBy(chart, fact) == null).max(HIGHEST_LAST);
        for (Fact fact : group) {
            FactKey closed = closedBy(chart, fact);
            FactKey hiddenBy = closed != null
                    ? closed
                    : counts.map(Fact::key)
                            .filter(key -> !key.equals(fact.key()))
                            .orElse(null);
            Fact settled = fact.hiddenBy(hiddenBy);
            if (!settled.equals(fact)) {
                chart.put(settled);
            }
        }
    }

    /** Taken back, or a panel without a value of its own: then what it says of its parts counts. */
    private static boolean closes(Fact fact) {
        if (fact.statement() instanceof Statement.Observation observation) {
            return observation.value() instanceof ObservedValue.Absent;
        }
        return fact.retracted();
    }

    private static @Nullable FactKey closedBy(Chart chart, Fact part) {
        FactKey whole = part.key().whole();
        if (whole == null) {
            return null;
        }
        return chart.fact(whole)
                .filter(known -> closes(known) && isNewer(known, part))
                .map(Fact::key)
                .orElse(null);
    }

    private static boolean isNewer(Fact whole, Fact part) {
        return whole.retracted()
                ? whole.version().compareTo(part.version()) > 0
                : whole.version().lastUpdated().isAfter(part.version().lastUpdated());
    }
}
