package io.auscult.rules.fact;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Lookup;
import io.auscult.core.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a value rose: the newest usable one against the lowest usable one of the days before it. The lowest, so that a slow rise is
 * seen as well as a sudden one, and no value in between hides it.
 */
final class Rise {
    private Rise() {}

    /** Null when there is no newest value that counts now, or none before it; a fall is below zero. */
    static @Nullable Measured of(Chart chart, ConceptId id, String name, int days, Instant now) {
        return switch (Lookup.newest(chart, id, now)) {
            case Lookup.Lacking _ -> null;
            case Lookup.Found found -> {
                Fact newest = found.value().fact();
                yield lowest(chart, id, days, newest)
                        .map(before -> measured(id, name, days, newest, before))
                        .orElse(null);
            }
        };
    }

    private static Optional<Fact> lowest(Chart chart, ConceptId id, int days, Fact newest) {
        return chart.within(id, newest.at().minus(Duration.ofDays(days)), newest.at()).stream()
                .filter(fact -> fact.at().isBefore(newest.at()) && Acts.usable(fact))
                .min(Comparator.comparing((Fact fact) -> amount(fact).amount())
                        .thenComparing(Fact::at, Comparator.reverseOrder())
                        .thenComparing(Fact::key));
    }

    private static Measured measured(ConceptId id, String name, int days, Fact newest, Fact before) {
        return new Measured(
                id.value() + "-rise",
                "Rise of " + name,
                amount(newest).minus(amount(before)),
                newest.at(),
                newest.key().original().value(),
                "the newest minus the lowest of the " + days + " days before it",
                List.of(
                        io.auscult.core.derived.Measured.input(id.value(), newest),
                        io.auscult.core.derived.Measured.input(id.value() + "-before", before)));
    }

    private static Quantity amount(Fact fact) {
        return io.auscult.core.derived.Measured.amountOf(fact);
    }
}
