package io.auscult.models.endpac;

import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import io.auscult.models.input.Lookup;
import io.auscult.models.input.Measured;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds glucose and weight at the onset (nearest to the index, at most 90 days from it) and about one year before (nearest to 365
 * days before, between 91 and 548 days). An HbA1c stands in for a glucose only where there is none, and a caveat says so.
 */
final class OnsetPairs {
    private static final Duration ONE_YEAR = Duration.ofDays(365);
    private static final ConceptId WEIGHT = ConceptId.of("body-weight");

    private final Basis basis;
    private final NewOnsetDiabetes onset;

    OnsetPairs(Basis basis, NewOnsetDiabetes onset) {
        this.basis = basis;
        this.onset = onset;
    }

    Optional<BigDecimal> glucoseAtOnset() {
        Instant index = onset.index().at();
        return glucose(
                "glucose-at-onset",
                onset.measures().stream().filter(m -> nearIndex(m.at())).toList(),
                index);
    }

    Optional<BigDecimal> glucoseBefore() {
        return glucose(
                "glucose-one-year-before",
                onset.measures().stream().filter(m -> onset.isEarlier(m.at())).toList(),
                onset.index().at().minus(ONE_YEAR));
    }

    Optional<BigDecimal> weightAtOnset() {
        Instant index = onset.index().at();
        Instant now = basis.now().plus(Lookup.CLOCK_SLACK);
        Instant to = index.plus(NewOnsetDiabetes.CONFIRMED_WITHIN);
        return weight(
                "weight-at-onset", index.minus(NewOnsetDiabetes.CONFIRMED_WITHIN), to.isAfter(now) ? now : to, index);
    }

    Optional<BigDecimal> weightBefore() {
        return weight(
                "weight-one-year-before",
                onset.earlierFrom(),
                onset.earlierTo(),
                onset.index().at().minus(ONE_YEAR));
    }

    private boolean nearIndex(Instant at) {
        return Duration.between(at, onset.index().at()).abs().compareTo(NewOnsetDiabetes.CONFIRMED_WITHIN) <= 0;
    }

    private Optional<BigDecimal> glucose(String name, List<Glycaemia> measures, Instant wanted) {
        Optional<Glycaemia> glucose =
                nearest(measures.stream().filter(Glycaemia::isGlucose).toList(), wanted);
        Optional<Glycaemia> used = glucose.or(() -> nearest(measures, wanted));
        if (used.isEmpty()) {
            basis.problem(name, Kind.MISSING, "There is no usable " + name.replace('-', ' ') + ".");
            return Optional.empty();
        }
        Glycaemia measure = used.get();
        basis.use(Measured.input(measure.isGlucose() ? name : name + "-as-hba1c", measure.fact()));
        if (!measure.isGlucose()) {
            basis.caveat("The " + name.replace('-', ' ') + " was estimated from HbA1c as "
                    + measure.glucoseMgDl().toPlainString() + " mg/dL, because no glucose is recorded.");
        }
        return Optional.of(measure.glucoseMgDl());
    }

    private static Optional<Glycaemia> nearest(List<Glycaemia> measures, Instant wanted) {
        return measures.stream()
                .min(Comparator.<Glycaemia, Duration>comparing(m -> distance(m.at(), wanted))
                        .thenComparing(Glycaemia::kind)
                        .thenComparing(m -> m.fact().key()));
    }

    private Optional<BigDecimal> weight(String name, Instant from, Instant to, Instant wanted) {
        List<Fact> facts = basis.chart().within(WEIGHT, from, to);
        Optional<Fact> nearest = facts.stream()
                .filter(fact -> fact.reading().usable())
                .min(Comparator.<Fact, Duration>comparing(fact -> distance(fact.at(), wanted))
                        .thenComparing(Fact::key));
        if (nearest.isEmpty()) {
            lacking(name, facts);
            return Optional.empty();
        }
        Input input = Measured.input(name, nearest.get());
        basis.use(input);
        return Optional.of(Measured.amountOf(nearest.get()).amount());
    }

    private void lacking(String name, List<Fact> unusable) {
        String words = name.replace('-', ' ');
        unusable.stream()
                .map(fact -> fact.reading().mark())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresentOrElse(
                        mark -> basis.problem(
                                name, Lookup.kind(mark), "The " + words + " cannot be used: " + mark.words() + "."),
                        () -> basis.problem(name, Kind.MISSING, "There is no " + words + "."));
    }

    private static Duration distance(Instant at, Instant wanted) {
        return Duration.between(at, wanted).abs();
    }
}
