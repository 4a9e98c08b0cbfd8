package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
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
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mean blood pressure of the latest visit. A reading counts with both its parts: a systolic and a diastolic of one time and
 * sender. The visit is the encounter that the newest usable systolic names, else the calendar day (UTC) it was taken on; no more
 * than a day of an encounter, so that a stay in hospital is not one visit. These limits are our choice.
 */
public final class VisitPressure {
    public static final ConceptId MEAN_SYSTOLIC = ConceptId.of("mean-systolic-bp");
    public static final ConceptId MEAN_DIASTOLIC = ConceptId.of("mean-diastolic-bp");

    private static final ConceptId SYSTOLIC = ConceptId.of("systolic-bp");
    private static final ConceptId DIASTOLIC = ConceptId.of("diastolic-bp");
    private static final Duration LONGEST_VISIT = Duration.ofDays(1);

    private VisitPressure() {}

    public static Derivation systolic(Chart chart, Instant now) {
        return mean(chart, now, MEAN_SYSTOLIC, SYSTOLIC, DIASTOLIC);
    }

    public static Derivation diastolic(Chart chart, Instant now) {
        return mean(chart, now, MEAN_DIASTOLIC, DIASTOLIC, SYSTOLIC);
    }

    /** A moment of one sender, by which the two parts of a reading find each other. */
    private record Moment(String source, Instant at) {
        static Moment of(Fact fact) {
            return new Moment(fact.source(), fact.at());
        }
    }

    private static Derivation mean(Chart chart, Instant now, ConceptId name, ConceptId wanted, ConceptId other) {
        return switch (Lookup.newest(chart, SYSTOLIC, now)) {
            case Lacking none -> new Unknown(List.of(none.problem()), none.due());
            case Found newest ->
                mean(name, ofVisit(chart, wanted, newest.value()), ofVisit(chart, other, newest.value()), newest);
        };
    }

    private static Derivation mean(ConceptId name, List<Fact> wanted, List<Fact> others, Found newest) {
        Set<Moment> paired = new HashSet<>();
        others.stream().filter(VisitPressure::usable).forEach(fact -> paired.add(Moment.of(fact)));
        List<Fact> counted = wanted.stream()
                .filter(VisitPressure::usable)
                .filter(fact -> paired.contains(Moment.of(fact)))
                .toList();
        if (counted.isEmpty()) {
            return new Unknown(
                    List.of(new Problem(
                            name.value(), Kind.MISSING, "No blood pressure of the visit has both its parts.")),
                    newest.due());
        }
        int left = wanted.size() - counted.size();
        return new Known(
                new Derived(
                        name,
                        new Quantity(
                                mean(counted),
                                Measured.amountOf(counted.getFirst()).ucum()),
                        counted.getFirst().at(),
                        counted.stream().map(fact -> new Part(part(name), fact)).toList(),
                        "mean of the visit's " + counted.size() + " reading(s), to 0.1"),
                left == 0
                        ? List.of()
                        : List.of(
                                left
                                        + " blood-pressure value(s) of the visit were not used: marked, or without their other part."),
                newest.due());
    }

    private static String part(ConceptId name) {
        return name.equals(MEAN_SYSTOLIC) ? SYSTOLIC.value() : DIASTOLIC.value();
    }

    private static BigDecimal mean(List<Fact> facts) {
        return facts.stream()
                .map(fact -> Measured.amountOf(fact).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(facts.size()), 1, RoundingMode.HALF_UP);
    }

    private static boolean usable(Fact fact) {
        return fact.reading().usable();
    }

    private static List<Fact> ofVisit(Chart chart, ConceptId concept, Measured newest) {
        String encounter = encounter(newest.fact());
        Instant at = newest.at();
        Instant from =
                encounter == null ? Lookup.date(at).atStartOfDay(ZoneOffset.UTC).toInstant() : at.minus(LONGEST_VISIT);
        return chart.within(concept, from, at).stream()
                .filter(fact -> encounter == null || encounter.equals(encounter(fact)))
                .toList();
    }

    private static @Nullable String encounter(Fact fact) {
        return fact.statement() instanceof Statement.Observation observation
                ? observation.details().encounter()
                : null;
    }
}
