package io.auscult.models.ca199;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.Mark;
import io.auscult.core.derived.Dues;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.ca199.Ca199Reading.Interpretable;
import io.auscult.models.ca199.Ca199Reading.Uninterpretable;
import io.auscult.models.input.Exceeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One search of a chart for its newest CA 19-9 and the bilirubin of that time. Cholestasis raises CA 19-9 without any cancer, so
 * without a bilirubin near it, which is not raised, no value is interpreted: neither a high one nor a low one. "Near" is our
 * choice, 7 days to either side; one raised bilirubin in that time is enough.
 */
public final class Ca199Search {
    private static final Duration NEAR = Duration.ofDays(7);

    private final Chart chart;
    private final Instant now;
    private final @Nullable Duration freshFor;
    private final @Nullable Instant nextVisible;

    private Ca199Search(Chart chart, Instant now) {
        this.chart = chart;
        this.now = now;
        this.freshFor =
                chart.concepts().concept(Ca199.CONCEPT).map(Concept::freshFor).orElse(null);
        this.nextVisible = Dues.earliest(
                Lookup.nextVisible(chart, Ca199.CONCEPT, now), Lookup.nextVisible(chart, Ca199.BILIRUBIN, now));
    }

    public static Ca199Reading of(Chart chart, Instant now) {
        return new Ca199Search(chart, now).read();
    }

    private Ca199Reading read() {
        Optional<Fact> newest = visible().findFirst();
        if (newest.isEmpty()) {
            return lacking(new Problem(Ca199.CONCEPT.value(), Kind.MISSING, "There is no CA 19-9."), nextVisible);
        }
        if (isStale(newest.get())) {
            return lacking(Lookup.stale(chart.concepts(), Ca199.CONCEPT, newest.get(), freshFor), nextVisible);
        }
        return visible()
                .takeWhile(fact -> !isStale(fact))
                .filter(Ca199Search::isKnown)
                .findFirst()
                .map(marker -> read(marker, passedOver(marker, newest.get())))
                .orElseGet(() ->
                        lacking(Lookup.unusable(chart.concepts(), Ca199.CONCEPT, newest.get()), due(newest.get())));
    }

    private Stream<Fact> visible() {
        return NewestFirst.of(chart, Ca199.CONCEPT).filter(fact -> !Lookup.isFuture(fact, now));
    }

    private Ca199Reading read(Fact marker, List<String> caveats) {
        Optional<Boolean> raised = Exceeds.limit(marker.reading(), Ca199.CUT_OFF);
        List<Problem> problems = new ArrayList<>();
        if (raised.isEmpty()) {
            problems.add(Lookup.unusable(chart.concepts(), Ca199.CONCEPT, marker));
        }
        List<Fact> near = bilirubins(marker.at());
        Optional<Fact> normal =
                near.stream().filter(fact -> !isRaised(fact).orElse(true)).min(nearestTo(marker.at()));
        if (near.stream().anyMatch(fact -> isRaised(fact).orElse(false))) {
            problems.add(new Problem(
                    Ca199.BILIRUBIN.value(),
                    Kind.OUTSIDE_POPULATION,
                    "The total bilirubin within 7 days of the CA 19-9 is raised: cholestasis raises CA 19-9 too, which is then not"
                            + " interpreted."));
        } else if (normal.isEmpty()) {
            problems.add(noBilirubin(near));
        }
        return problems.isEmpty()
                ? new Interpretable(marker, normal.orElseThrow(), raised.orElseThrow(), caveats, due(marker))
                : new Uninterpretable(problems, due(marker));
    }

    private Problem noBilirubin(List<Fact> near) {
        return near.isEmpty()
                ? new Problem(
                        Ca199.BILIRUBIN.value(),
                        Kind.MISSING,
                        "There is no total bilirubin within 7 days of the CA 19-9, to show that cholestasis does not raise it.")
                : Lookup.unusable(chart.concepts(), Ca199.BILIRUBIN, near.getFirst());
    }

    private List<Fact> bilirubins(Instant around) {
        return chart.within(Ca199.BILIRUBIN, around.minus(NEAR), around.plus(NEAR)).stream()
                .filter(fact -> !Lookup.isFuture(fact, now))
                .toList();
    }

    /** By the laboratory's own flag, whatever the amount, or by the limit; empty where the value does not decide. */
    private static Optional<Boolean> isRaised(Fact bilirubin) {
        return isFlaggedHigh(bilirubin) ? Optional.of(true) : Exceeds.limit(bilirubin.reading(), Ca199.BILIRUBIN_LIMIT);
    }

    private static boolean isFlaggedHigh(Fact fact) {
        String flag = fact.statement() instanceof Statement.Observation observation
                ? observation.details().interpretation()
                : null;
        return flag != null
                && switch (flag.strip().toUpperCase(Locale.ROOT)) {
                    case "H", "HH", "HU" -> true;
                    default -> false;
                };
    }

    private static Comparator<Fact> nearestTo(Instant time) {
        return Comparator.comparing(
                        (Fact fact) -> Duration.between(fact.at(), time).abs())
                .thenComparing(Fact::key);
    }

    private static boolean isKnown(Fact fact) {
        return fact.reading().usable() || fact.reading().mark() == Mark.BOUND_ONLY;
    }

    private static List<String> passedOver(Fact marker, Fact newest) {
        List<String> caveats = new ArrayList<>();
        if (!newest.equals(marker)) {
            caveats.add("A newer CA 19-9, of " + Lookup.date(newest.at()) + ", was not used: "
                    + Lookup.markOf(newest).words() + ".");
        }
        if (marker.reading().comparator() != null) {
            caveats.add("The CA 19-9 is only known as a bound, \""
                    + marker.reading().comparator() + "\" the amount shown.");
        }
        return caveats;
    }

    private boolean isStale(Fact fact) {
        return freshFor != null && !now.isBefore(fact.at().plus(freshFor));
    }

    private @Nullable Instant due(Fact fact) {
        return Dues.earliest(nextVisible, freshFor == null ? null : fact.at().plus(freshFor));
    }

    private static Ca199Reading lacking(Problem problem, @Nullable Instant due) {
        return new Uninterpretable(List.of(problem), due);
    }
}
