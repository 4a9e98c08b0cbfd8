package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.derived.Derived.Part;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.value.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Glucose and weight at the onset of diabetes (nearest to the index, at most 90 days from it) and about one year before (nearest
 * to 365 days before, between 91 and 548 days), and the change between. An HbA1c stands in for a glucose only where there is none,
 * and a caveat says so. A marked value that would have been nearer is passed over, and a caveat says that too.
 */
public final class OnsetYear {
    public static final ConceptId WEIGHT_CHANGE = ConceptId.of("weight-change");
    public static final ConceptId GLUCOSE_BEFORE = ConceptId.of("glucose-one-year-before");

    private static final Duration ONE_YEAR = Duration.ofDays(365);
    private static final ConceptId WEIGHT = ConceptId.of("body-weight");
    private static final String MG_DL = "mg/dL";

    private final Chart chart;
    private final NewOnsetDiabetes onset;
    private final Instant now;

    public OnsetYear(Chart chart, NewOnsetDiabetes onset, Instant now) {
        this.chart = chart;
        this.onset = onset;
        this.now = now;
    }

    /** A span around or before the onset, and the time in it that is wanted. */
    private record Span(String name, Instant from, Instant to, Instant wanted) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }

        Duration off(Instant at) {
            return Duration.between(at, wanted).abs();
        }

        String words() {
            return name.replace('-', ' ');
        }
    }

    public Derivation glucoseAtOnset() {
        return glucose(atOnset("glucose-at-onset"));
    }

    public Derivation glucoseBefore() {
        return glucose(yearBefore(GLUCOSE_BEFORE.value()));
    }

    public Derivation weightAtOnset() {
        return weight(atOnset("weight-at-onset"));
    }

    public Derivation weightBefore() {
        return weight(yearBefore("weight-one-year-before"));
    }

    /** Weight at the onset minus weight one year before, kg: a loss is negative. */
    public Derivation weightChange() {
        Derivation after = weightAtOnset();
        Derivation before = weightBefore();
        Instant due = Dues.earliest(after.due(), before.due());
        if (after instanceof Known late && before instanceof Known early) {
            List<Part> parts = both(late.derived().parts(), early.derived().parts());
            Quantity change = late.derived().amount().minus(early.derived().amount());
            return new Known(
                    new Derived(
                            WEIGHT_CHANGE,
                            change,
                            late.derived().at(),
                            parts,
                            "body-weight at the onset minus one year before"),
                    both(late.caveats(), early.caveats()),
                    due);
        }
        return new Unknown(both(problems(after), problems(before)), due);
    }

    /** When something dated in the future begins to count. */
    public @Nullable Instant nextVisible() {
        return Dues.earliest(NewOnsetDiabetes.nextVisible(chart, now), Lookup.nextVisible(chart, WEIGHT, now));
    }

    private Span atOnset(String name) {
        Instant index = onset.index().at();
        Instant latest = now.plus(Lookup.CLOCK_SLACK);
        Instant to = index.plus(NewOnsetDiabetes.CONFIRMED_WITHIN);
        return new Span(name, index.minus(NewOnsetDiabetes.CONFIRMED_WITHIN), to.isAfter(latest) ? latest : to, index);
    }

    private Span yearBefore(String name) {
        return new Span(
                name, onset.earlierFrom(), onset.earlierTo(), onset.index().at().minus(ONE_YEAR));
    }

    private Derivation glucose(Span span) {
        List<Glycaemia> measures = onset.measures().stream()
                .filter(measure -> span.holds(measure.at()))
                .toList();
        Optional<Glycaemia> used = nearest(measures.stream().filter(Glycaemia::isGlucose), span)
                .or(() -> nearest(measures.stream(), span));
        Optional<Fact> marked = nearestMarked(
                Stream.of(Glycaemia.Kind.values())
                        .flatMap(kind -> chart.within(kind.concept(), span.from(), span.to()).stream())
                        .distinct(),
                span);
        if (used.isEmpty()) {
            return unknown(
                    span, marked, new Problem(span.name(), Kind.MISSING, "There is no usable " + span.words() + "."));
        }
        return known(span, used.get(), marked);
    }

    private Derivation known(Span span, Glycaemia used, Optional<Fact> marked) {
        List<String> caveats = new ArrayList<>(passedOver(span, used.fact(), marked));
        if (!used.isGlucose()) {
            caveats.add("The " + span.words() + " was estimated from HbA1c as "
                    + used.glucoseMgDl().toPlainString() + " mg/dL, because no glucose is recorded.");
        }
        String part = used.isGlucose() ? span.name() : span.name() + "-as-hba1c";
        return new Known(
                new Derived(
                        ConceptId.of(span.name()),
                        new Quantity(used.glucoseMgDl(), MG_DL),
                        used.at(),
                        List.of(new Part(part, used.fact())),
                        used.isGlucose() ? Derived.RECORDED : "28.7 × HbA1c − 46.7 (Nathan 2008)"),
                caveats,
                nextVisible());
    }

    private static Optional<Glycaemia> nearest(Stream<Glycaemia> measures, Span span) {
        return measures.min(Comparator.<Glycaemia, Duration>comparing(measure -> span.off(measure.at()))
                .thenComparing(Glycaemia::kind)
                .thenComparing(measure -> measure.fact().key()));
    }

    private Derivation weight(Span span) {
        List<Fact> facts = chart.within(WEIGHT, span.from(), span.to());
        Optional<Fact> used =
                nearestFact(facts.stream().filter(fact -> fact.reading().usable()), span);
        Optional<Fact> marked = nearestMarked(facts.stream(), span);
        return used.<Derivation>map(fact -> new Known(
                        new Derived(
                                ConceptId.of(span.name()),
                                Measured.amountOf(fact),
                                fact.at(),
                                List.of(new Part(span.name(), fact)),
                                Derived.RECORDED),
                        passedOver(span, fact, marked),
                        nextVisible()))
                .orElseGet(() -> unknown(
                        span, marked, new Problem(span.name(), Kind.MISSING, "There is no " + span.words() + ".")));
    }

    private Unknown unknown(Span span, Optional<Fact> marked, Problem missing) {
        Problem problem = marked.map(fact -> new Problem(
                        span.name(),
                        Lookup.kind(Lookup.markOf(fact)),
                        "The " + span.words() + " cannot be used: "
                                + Lookup.markOf(fact).words() + "."))
                .orElse(missing);
        return new Unknown(List.of(problem), nextVisible());
    }

    private static Optional<Fact> nearestMarked(Stream<Fact> facts, Span span) {
        return nearestFact(facts.filter(fact -> !fact.reading().usable()), span);
    }

    private static Optional<Fact> nearestFact(Stream<Fact> facts, Span span) {
        return facts.min(Comparator.<Fact, Duration>comparing(fact -> span.off(fact.at()))
                .thenComparing(Fact::key));
    }

    private static List<String> passedOver(Span span, Fact used, Optional<Fact> marked) {
        return marked
                .filter(fact -> span.off(fact.at()).compareTo(span.off(used.at())) < 0)
                .map(fact -> "A nearer " + span.words() + ", of " + Lookup.date(fact.at()) + ", was not used: "
                        + Lookup.markOf(fact).words() + ".")
                .stream()
                .toList();
    }

    private static List<Problem> problems(Derivation derivation) {
        return switch (derivation) {
            case Known _ -> List.of();
            case Unknown unknown -> unknown.problems();
        };
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
