package io.auscult.models.endpac;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import io.auscult.models.input.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Diabetes at the moment it first appears in the laboratory record, as the Early Detection Initiative trial (NCT04662879) defines
 * it: an HbA1c of 6.5 % or more; or two measures in the diabetes range within 90 days; or one, and an antidiabetic drug started
 * within 90 days of it. The index is the first measure of the earliest such finding, and a year to a year and a half before it a
 * measure must have been out of the diabetes range.
 *
 * @param index the measure at which diabetes first shows
 * @param measures all measures known, oldest first
 */
record NewOnsetDiabetes(Glycaemia index, List<Glycaemia> measures) {
    /** How long after the index an onset counts as new: a choice, one year. */
    static final Duration NEW_FOR = Duration.ofDays(365);

    static final Duration CONFIRMED_WITHIN = Duration.ofDays(90);
    static final Duration EARLIER_FROM = Duration.ofDays(548);
    static final Duration EARLIER_TO = Duration.ofDays(91);

    private static final ConceptId ANTIDIABETIC = ConceptId.of("antidiabetic");

    /** Empty when diabetes did not newly appear in the last year. Reads the whole history only of those with a high value in it. */
    static Optional<NewOnsetDiabetes> find(Chart chart, Instant now) {
        Instant until = now.plus(Lookup.CLOCK_SLACK);
        if (Glycaemia.within(chart, now.minus(NEW_FOR), until).stream().noneMatch(Glycaemia::inDiabetesRange)) {
            return Optional.empty();
        }
        List<Glycaemia> measures = Glycaemia.upTo(chart, until);
        List<Instant> drugStarts = drugStarts(chart, until);
        return measures.stream()
                .filter(measure -> meetsDefinition(measure, measures, drugStarts))
                .findFirst()
                .map(index -> new NewOnsetDiabetes(index, measures))
                .filter(onset -> now.isBefore(onset.noLongerNewAt()));
    }

    /** The starts of antidiabetic drugs that were truly ordered, oldest first. */
    static List<Instant> drugStarts(Chart chart, Instant until) {
        return chart.newest(ANTIDIABETIC, Integer.MAX_VALUE).stream()
                .filter(fact -> fact.statement() instanceof Statement.Medication medication && ordered(medication))
                .map(Fact::at)
                .filter(at -> !at.isAfter(until))
                .sorted()
                .toList();
    }

    private static boolean ordered(Statement.Medication medication) {
        return switch (medication.status()) {
            case "cancelled", "draft", "not-taken", "entered-in-error" -> false;
            default -> true;
        };
    }

    private static boolean meetsDefinition(Glycaemia measure, List<Glycaemia> all, List<Instant> drugStarts) {
        return measure.inDiabetesRange()
                && (measure.kind() == Glycaemia.Kind.HBA1C
                        || all.stream().anyMatch(other -> confirms(other, measure))
                        || drugStarts.stream().anyMatch(start -> near(start, measure.at())));
    }

    private static boolean confirms(Glycaemia other, Glycaemia measure) {
        return !other.equals(measure) && other.inDiabetesRange() && near(other.at(), measure.at());
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CONFIRMED_WITHIN) <= 0;
    }

    Instant noLongerNewAt() {
        return index.at().plus(NEW_FOR);
    }

    /** The times between which a value counts as one from about a year before. */
    Instant earlierFrom() {
        return index.at().minus(EARLIER_FROM);
    }

    Instant earlierTo() {
        return index.at().minus(EARLIER_TO);
    }

    boolean isEarlier(Instant at) {
        return !at.isBefore(earlierFrom()) && !at.isAfter(earlierTo());
    }

    boolean wasNotDiabeticBefore() {
        return measures.stream().anyMatch(measure -> isEarlier(measure.at()) && !measure.inDiabetesRange());
    }
}
