package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation.Known;
import io.auscult.core.derived.Derivation.Unknown;
import io.auscult.core.derived.Derived.Part;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Diabetes at the moment it first appears in the laboratory record, as the Early Detection Initiative trial (NCT04662879) defines
 * it: an HbA1c of 6.5 % or more; or two measures in the diabetes range within 90 days; or one, and an antidiabetic drug started
 * within 90 days of it. The index is the first measure of the earliest such finding; 91 to 548 days before it a measure must have
 * been out of the diabetes range, and neither a diagnosis nor a drug may be more than 90 days older than it.
 *
 * <p>What the definition leaves open, and what holds here:
 *
 * <ul>
 *   <li>"Within 90 days" counts to either side, so a drug may start before the first high value.
 *   <li>The 2-hour glucose of a tolerance test has no concept of its own; it counts as any other glucose, with the same limit.
 *   <li>The same result sent twice (equal amounts within a minute) is one measure and does not confirm itself.
 *   <li>A value that is marked, or only known as a bound, is no measure; a newer one than all usable ones is named.
 *   <li>An onset counts as new for 365 days; the trial looks at it when it happens.
 *   <li>Age and cancer are no part of the finding; who asks for a trial's population adds them.
 * </ul>
 *
 * @param index the measure at which diabetes first shows
 * @param confirmation the second measure or the drug order that confirms it; null where an HbA1c stands alone
 * @param measures all usable measures from 548 days before the index to 90 days after it, oldest first
 */
public record NewOnsetDiabetes(Glycaemia index, @Nullable Fact confirmation, List<Glycaemia> measures) {
    public static final ConceptId CONCEPT = ConceptId.of("new-onset-diabetes");

    /** How long after the index an onset counts as new: a choice, one year. */
    static final Duration NEW_FOR = Duration.ofDays(365);

    static final Duration CONFIRMED_WITHIN = Duration.ofDays(90);
    static final Duration EARLIER_FROM = Duration.ofDays(548);
    static final Duration EARLIER_TO = Duration.ofDays(91);

    private static final Duration SAME_SAMPLE = Duration.ofMinutes(1);
    private static final ConceptId ANTIDIABETIC = ConceptId.of("antidiabetic");
    private static final ConceptId DIABETES = ConceptId.of("diabetes");
    private static final String METHOD = "onset as the trial NCT04662879 defines it";

    public NewOnsetDiabetes {
        measures = List.copyOf(measures);
    }

    /** The onset as a derived value: its index measure, unless something shows that diabetes was there before. */
    public static Derivation of(Chart chart, Instant now) {
        Optional<NewOnsetDiabetes> onset = find(chart, now);
        if (onset.isEmpty()) {
            return notFound(chart, now);
        }
        List<Problem> problems = onset.get().notNewBecause(chart);
        Instant due = Dues.earliest(onset.get().noLongerNewAt(), nextVisible(chart, now));
        return problems.isEmpty() ? new Known(onset.get().derived(), List.of(), due) : new Unknown(problems, due);
    }

    /**
     * Empty when diabetes did not newly appear in the last year. Those without a high value in the last year cost that year's
     * values; those long known to have diabetes cost little more; the whole history is read only of the others.
     */
    public static Optional<NewOnsetDiabetes> find(Chart chart, Instant now) {
        Instant newSince = now.minus(NEW_FOR);
        if (Glycaemia.since(chart, newSince, now).noneMatch(Glycaemia::inDiabetesRange)) {
            return Optional.empty();
        }
        Instant until = now.plus(Lookup.CLOCK_SLACK);
        Instant lately = newSince.minus(CONFIRMED_WITHIN.multipliedBy(2));
        if (first(chart, lately, newSince.plus(CONFIRMED_WITHIN))
                .filter(known -> !now.isBefore(known.noLongerNewAt()))
                .isPresent()) {
            return Optional.empty();
        }
        return first(chart, Instant.EPOCH, until).filter(onset -> now.isBefore(onset.noLongerNewAt()));
    }

    /** Why there is no onset: none shows; and by name the newest value, where it is one that may not be used. */
    public static Unknown notFound(Chart chart, Instant now) {
        List<Problem> problems = new ArrayList<>();
        problems.add(new Problem(
                CONCEPT.value(), Kind.OUTSIDE_POPULATION, "There is no new-onset diabetes in the last 12 months."));
        Optional<Fact> unusable = newestMeasure(chart, now)
                .filter(fact ->
                        !fact.reading().usable() && now.isBefore(fact.at().plus(NEW_FOR)));
        unusable.ifPresent(fact -> problems.add(Lookup.unusable(chart.concepts(), measure(fact), fact)));
        return new Unknown(
                problems,
                Dues.earliest(
                        nextVisible(chart, now),
                        unusable.map(fact -> fact.at().plus(NEW_FOR)).orElse(null)));
    }

    /** When something dated in the future begins to count. */
    public static @Nullable Instant nextVisible(Chart chart, Instant now) {
        Instant due = Lookup.nextVisible(chart, ANTIDIABETIC, now);
        for (Glycaemia.Kind kind : Glycaemia.Kind.values()) {
            due = Dues.earliest(due, Lookup.nextVisible(chart, kind.concept(), now));
        }
        return due;
    }

    private static Optional<Fact> newestMeasure(Chart chart, Instant now) {
        return Stream.of(Glycaemia.Kind.values())
                .flatMap(kind ->
                        NewestFirst.of(chart, kind.concept())
                                .filter(fact -> !Lookup.isFuture(fact, now))
                                .findFirst()
                                .stream())
                .min(Comparator.comparing(Fact::at).reversed().thenComparing(Fact::key));
    }

    private static ConceptId measure(Fact fact) {
        return Stream.of(Glycaemia.Kind.values())
                .map(Glycaemia.Kind::concept)
                .filter(fact.concepts()::contains)
                .findFirst()
                .orElse(CONCEPT);
    }

    private static Optional<NewOnsetDiabetes> first(Chart chart, Instant from, Instant to) {
        List<Glycaemia> high = Glycaemia.within(chart, from, to).stream()
                .filter(Glycaemia::inDiabetesRange)
                .toList();
        List<Fact> drugs = drugStarts(chart, from.minus(CONFIRMED_WITHIN), to);
        for (Glycaemia measure : high) {
            Optional<Fact> other = confirmation(measure, high, drugs);
            if (measure.kind() == Glycaemia.Kind.HBA1C || other.isPresent()) {
                Instant after = measure.at().plus(CONFIRMED_WITHIN);
                return Optional.of(new NewOnsetDiabetes(
                        measure,
                        measure.kind() == Glycaemia.Kind.HBA1C ? null : other.get(),
                        Glycaemia.within(chart, measure.at().minus(EARLIER_FROM), after.isBefore(to) ? after : to)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Fact> confirmation(Glycaemia measure, List<Glycaemia> high, List<Fact> drugs) {
        Stream<Fact> measures = high.stream()
                .filter(other ->
                        !other.equals(measure) && near(other.at(), measure.at()) && !isSameSample(other, measure))
                .map(Glycaemia::fact);
        return Stream.concat(measures, drugs.stream().filter(drug -> near(drug.at(), measure.at())))
                .findFirst();
    }

    private static boolean isSameSample(Glycaemia one, Glycaemia other) {
        return one.isGlucose() == other.isGlucose()
                && one.amount().compareTo(other.amount()) == 0
                && Duration.between(one.at(), other.at()).abs().compareTo(SAME_SAMPLE) <= 0;
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CONFIRMED_WITHIN) <= 0;
    }

    /** The antidiabetic drugs that were truly ordered, oldest first. */
    private static List<Fact> drugStarts(Chart chart, Instant from, Instant to) {
        return chart.within(ANTIDIABETIC, from, to).stream()
                .filter(fact -> fact.statement() instanceof Statement.Medication medication && ordered(medication))
                .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::key))
                .toList();
    }

    private static boolean ordered(Statement.Medication medication) {
        return switch (medication.status()) {
            case "cancelled", "draft", "not-taken", "entered-in-error" -> false;
            default -> true;
        };
    }

    /** What shows that diabetes was there before, or may have been; empty when the onset is new. */
    public List<Problem> notNewBecause(Chart chart) {
        List<Problem> problems = new ArrayList<>();
        if (measures.stream().noneMatch(measure -> isEarlier(measure.at()) && !measure.inDiabetesRange())) {
            problems.add(outside(
                    CONCEPT.value(),
                    "No glucose or HbA1c 91 to 548 days before the onset shows that diabetes was not there already."));
        }
        Instant known = index.at().minus(CONFIRMED_WITHIN);
        if (diagnosedBefore(chart, known)) {
            problems.add(
                    outside(DIABETES.value(), "Diabetes was diagnosed more than 90 days before the first high value."));
        }
        if (drugStarts(chart, Instant.EPOCH, known).stream()
                .anyMatch(drug -> drug.at().isBefore(known))) {
            problems.add(outside(
                    ANTIDIABETIC.value(),
                    "An antidiabetic drug was started more than 90 days before the first high value."));
        }
        return problems;
    }

    private static boolean diagnosedBefore(Chart chart, Instant time) {
        return NewestFirst.of(chart, DIABETES)
                .filter(fact -> fact.statement() instanceof Statement.Condition condition && condition.confirmed())
                .anyMatch(fact -> fact.at().isBefore(time));
    }

    private static Problem outside(String input, String sentence) {
        return new Problem(input, Kind.OUTSIDE_POPULATION, sentence);
    }

    private Derived derived() {
        List<Part> parts =
                new ArrayList<>(List.of(new Part(index.kind().concept().value(), index.fact())));
        if (confirmation != null) {
            parts.add(new Part("confirmed-by", confirmation));
        }
        return new Derived(CONCEPT, Measured.amountOf(index.fact()), index.at(), parts, METHOD);
    }

    public Instant noLongerNewAt() {
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
}
