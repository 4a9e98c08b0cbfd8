package io.auscult.rules.fact;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Birthdays;
import io.auscult.core.derived.Derived;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.derived.Dues;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.derived.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chart as rule files ask about it, at one moment. Concepts are named as in the catalogue; each question reads only the
 * facts it needs.
 */
public final class Patient {
    /** Stands for an age that is not known: no age band contains it. */
    public static final int AGE_NOT_KNOWN = -1;

    private final CountedChart chart;
    private final Instant now;
    private @Nullable Integer age;

    public Patient(Chart chart, Instant now) {
        this(new CountedChart(chart), now);
    }

    private Patient(CountedChart chart, Instant now) {
        this.chart = chart;
        this.now = now;
    }

    /** For what policies look up by data; no rule file can ask for it. */
    public Chart chart() {
        return chart.uncounted();
    }

    /** The same patient for another run of rules, which may look as long as the first. */
    public Patient afresh() {
        return new Patient(chart.afresh(), now);
    }

    /** Completed years, or {@link #AGE_NOT_KNOWN}. */
    public int getAge() {
        Integer known = age; // nearly every rule asks
        if (known == null) {
            known = chart.demographics()
                    .flatMap(demographics -> demographics.ageAt(now))
                    .orElse(AGE_NOT_KNOWN);
            age = known;
        }
        return known;
    }

    /** "female", "male", "other" or "unknown". */
    public String getSex() {
        return chart.demographics()
                .map(demographics -> demographics.sex().name().toLowerCase(Locale.ROOT))
                .orElse("unknown");
    }

    public boolean isDeceased() {
        return Records.hasDied(chart);
    }

    public boolean takes(String drugs) {
        return chart.takes(ConceptId.of(drugs));
    }

    public boolean hasActive(String condition) {
        return chart.hasActiveCondition(ConceptId.of(condition));
    }

    public boolean ever(String condition) {
        return chart.everHadCondition(ConceptId.of(condition));
    }

    /** Whether an allergy or intolerance to a drug of the set is on record and holds. */
    public boolean allergicTo(String drugs) {
        return NewestFirst.of(chart, ConceptId.of(drugs).as("allergy")).anyMatch(Acts::allergic);
    }

    /** Whether the record tells of a relative, of whatever degree, who has or had the condition. */
    public boolean familyHas(String condition) {
        return NewestFirst.of(chart, ConceptId.of(condition).as("family")).anyMatch(Acts::inFamily);
    }

    /** The newest order in force for a drug of the set; null when there is none. */
    public @Nullable OnRecord drug(String drugs) {
        ConceptId id = ConceptId.of(drugs);
        return Records.drugInForce(chart, id)
                .map(fact -> new OnRecord(
                        drugs,
                        name(id),
                        fact.code().words(),
                        fact.at(),
                        fact.key().original().value()))
                .orElse(null);
    }

    /** Whether it was ordered or planned in the last so many days, or for a day to come. */
    public boolean ordered(String what, int days) {
        return within(as("ordered", what), days, Instant.MAX).anyMatch(Acts::ordered);
    }

    /** Whether a dose of a drug of the set was given in the last so many days. */
    public boolean given(String drugs, int days) {
        return within(as("given", drugs), days, now).anyMatch(Acts::given);
    }

    /** Whether a drug of the set was handed out in the last so many days; that it is taken, it does not say. */
    public boolean dispensed(String drugs, int days) {
        return within(as("dispensed", drugs), days, now).anyMatch(Acts::dispensed);
    }

    private static String as(String role, String concept) {
        return ConceptId.of(concept).as(role).value();
    }

    /** Whether the procedure was done in the last so many days; no longer once they have passed to the instant. */
    public boolean did(String procedure, int days) {
        return within(procedure, days, now).anyMatch(Acts::performed);
    }

    /** Whether a usable value was measured in the last so many days; no longer once they have passed to the instant. */
    public boolean measured(String observation, int days) {
        return within(observation, days, visible()).anyMatch(Acts::usable);
    }

    /** The latest date of a value that counts now, as for {@link #latest}. */
    private Instant visible() {
        return now.plus(Lookup.CLOCK_SLACK);
    }

    private Stream<Fact> within(String concept, int days, Instant latest) {
        return past(concept, latest).takeWhile(fact -> now.isBefore(fact.at().plus(Duration.ofDays(days))));
    }

    private Stream<Fact> past(String concept, Instant latest) {
        return NewestFirst.of(chart, ConceptId.of(concept))
                .dropWhile(fact -> fact.at().isAfter(latest));
    }

    /** The newest time the procedure was done, now or earlier; null when it never was. */
    public @Nullable Done lastDone(String procedure) {
        ConceptId id = ConceptId.of(procedure);
        return past(procedure, now)
                .filter(Acts::performed)
                .findFirst()
                .map(fact -> new Done(
                        procedure,
                        name(id),
                        fact.code().words(),
                        fact.at(),
                        fact.key().original().value()))
                .orElse(null);
    }

    /** The newest usable value that is not older than the catalogue allows; null when there is none. */
    public @Nullable Measured latest(String observation) {
        ConceptId id = ConceptId.of(observation);
        return switch (Lookup.newest(chart, id, now)) {
            case Lookup.Found found ->
                new Measured(
                        id.value(),
                        name(id),
                        found.value().quantity(),
                        found.value().at(),
                        found.value().fact().key().original().value(),
                        Derived.RECORDED,
                        List.of());
            case Lookup.Lacking _ -> null;
        };
    }

    /**
     * By how much the newest usable value lies above the lowest of the so many days before it; null when either is missing. As for
     * {@link #latest}, a value that has grown stale is none.
     */
    public @Nullable Measured rise(String observation, int days) {
        ConceptId id = ConceptId.of(observation);
        return Rise.of(chart, id, name(id), days, now);
    }

    /**
     * What follows from several facts by a published formula or definition; null when a part is missing, stale or marked.
     *
     * @throws IllegalArgumentException when there is no derived fact of that name
     */
    public @Nullable Measured derived(String fact) {
        return named(fact)
                .of(chart, now)
                .value()
                .map(value -> measured(fact, value))
                .orElse(null);
    }

    private static Measured measured(String key, Derived value) {
        return new Measured(
                key,
                named(key).words(),
                value.amount(),
                value.at(),
                value.parts().getFirst().fact().key().original().value(),
                value.method(),
                value.isRecorded()
                        ? List.of()
                        : value.parts().stream().map(Derived.Part::input).toList());
    }

    private static DerivedFacts named(String key) {
        return DerivedFacts.named(key)
                .orElseThrow(() -> new IllegalArgumentException("There is no derived fact \"" + key + "\""));
    }

    /** When {@link #did} may answer otherwise; null for never. */
    public @Nullable Instant didUntil(String procedure, int days) {
        return until(procedure, days, Acts::performed, now);
    }

    /** When {@link #measured} may answer otherwise; null for never. */
    public @Nullable Instant measuredUntil(String observation, int days) {
        return until(observation, days, Acts::usable, visible());
    }

    /** When {@link #ordered} may answer otherwise; null for never. */
    public @Nullable Instant orderedUntil(String what, int days) {
        return until(as("ordered", what), days, Acts::ordered, Instant.MAX);
    }

    /** When {@link #given} may answer otherwise; null for never. */
    public @Nullable Instant givenUntil(String drugs, int days) {
        return until(as("given", drugs), days, Acts::given, now);
    }

    /** When {@link #dispensed} may answer otherwise; null for never. */
    public @Nullable Instant dispensedUntil(String drugs, int days) {
        return until(as("dispensed", drugs), days, Acts::dispensed, now);
    }

    private @Nullable Instant until(String concept, int days, Predicate<Fact> counts, Instant latest) {
        Instant ends = within(concept, days, latest)
                .filter(counts)
                .findFirst()
                .map(fact -> fact.at().plus(Duration.ofDays(days)))
                .orElse(null);
        Instant begins = NewestFirst.of(chart, ConceptId.of(concept))
                .takeWhile(fact -> fact.at().isAfter(latest))
                .map(fact -> fact.at().minus(Duration.between(now, latest)))
                .min(Instant::compareTo)
                .orElse(null);
        return Dues.earliest(ends, begins);
    }

    /** When {@link #latest} and {@link #rise} may answer otherwise; null for never. */
    public @Nullable Instant latestUntil(String observation) {
        return Lookup.newest(chart, ConceptId.of(observation), now).due();
    }

    /** When {@link #derived} may answer otherwise; null for never. */
    public @Nullable Instant derivedUntil(String fact) {
        return named(fact).of(chart, now).due();
    }

    /** Null when the birth date is not known to the day. */
    public @Nullable Instant nextBirthday() {
        return chart.demographics()
                .flatMap(person -> Optional.ofNullable(person.birthDate()))
                .map(born -> Birthdays.reaches(born, getAge() + 1))
                .orElse(null);
    }

    private String name(ConceptId id) {
        return chart.concepts().concept(id).map(Concept::name).orElse(id.value());
    }
}
