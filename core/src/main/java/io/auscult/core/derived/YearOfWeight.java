package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.derived.Derived.Part;
import io.auscult.core.derived.Lookup.Found;
import io.auscult.core.derived.Lookup.Lacking;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the weight changed over about a year, in percent of the earlier one, to 0.1: the newest weight, of the last 90 days, against
 * that nearest to 365 days before it, between 183 and 548 days. A loss is negative; whether it was wanted, no chart tells. The spans
 * are our choice.
 */
public final class YearOfWeight {
    public static final ConceptId CONCEPT = ConceptId.of("weight-change-over-one-year");

    private static final ConceptId WEIGHT = ConceptId.of("body-weight");
    private static final Duration RECENT = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration EARLIEST = Duration.ofDays(548);
    private static final Duration LATEST = Duration.ofDays(183);
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private YearOfWeight() {}

    public static Derivation of(Chart chart, Instant now) {
        Lookup newest = Lookup.newest(chart, WEIGHT, now);
        return switch (newest) {
            case Lacking lacking -> new Unknown(List.of(lacking.problem()), newest.due());
            case Found found -> change(chart, now, found.value(), newest.due());
        };
    }

    private static Derivation change(Chart chart, Instant now, Measured newest, @Nullable Instant due) {
        Instant old = newest.at().plus(RECENT);
        if (!now.isBefore(old)) {
            return new Unknown(List.of(Lookup.stale(chart.concepts(), WEIGHT, newest.fact(), RECENT)), due);
        }
        return earlier(chart, newest)
                .<Derivation>map(before -> new Known(
                        derived(newest, before), newest.caveat().stream().toList(), Dues.earliest(due, old)))
                .orElseGet(() -> new Unknown(
                        List.of(new Problem(
                                CONCEPT.value(),
                                Kind.MISSING,
                                "There is no usable body weight of about one year before the newest.")),
                        Dues.earliest(due, old)));
    }

    private static Optional<Fact> earlier(Chart chart, Measured newest) {
        Instant wanted = newest.at().minus(YEAR);
        return chart.within(WEIGHT, newest.at().minus(EARLIEST), newest.at().minus(LATEST)).stream()
                .filter(fact -> fact.reading().usable())
                .filter(fact -> Measured.amountOf(fact).amount().signum() > 0)
                .min(Comparator.comparing((Fact fact) ->
                                Duration.between(fact.at(), wanted).abs())
                        .thenComparing(Fact::key));
    }

    private static Derived derived(Measured newest, Fact before) {
        BigDecimal earlier = Measured.amountOf(before).amount();
        BigDecimal percent =
                newest.amount().subtract(earlier).multiply(HUNDRED).divide(earlier, 1, RoundingMode.HALF_UP);
        return new Derived(
                CONCEPT,
                new Quantity(percent, "%"),
                newest.at(),
                List.of(Part.of(newest), new Part("body-weight-one-year-before", before)),
                "(body-weight − that of about one year before) / the latter");
    }
}
