package io.auscult.models.input;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Mark;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "what is the patient's value now?": the newest usable and fresh measurement, or what stands in its way. Marked
 * readings are passed over, and it is said that they were.
 */
public sealed interface Lookup {
    /** A sender's clock or time zone may run ahead of ours; what is dated later than this is left alone until its time comes. */
    Duration CLOCK_SLACK = Duration.ofDays(1);

    /** How many of the newest facts are looked at to say why there is no usable one. */
    int FACTS_FOR_THE_REASON = 16;

    record Found(Measured value) implements Lookup {}

    record Lacking(Problem problem) implements Lookup {}

    static Lookup newest(Chart chart, ConceptId concept, Instant now) {
        Duration freshFor =
                chart.concepts().concept(concept).map(Concept::freshFor).orElse(null);
        List<Fact> fresh = fresh(chart, concept, freshFor, now);
        return fresh.stream()
                .filter(fact -> fact.reading().usable())
                .findFirst()
                .<Lookup>map(fact -> new Found(Measured.of(concept, fact, freshFor, passedOver(concept, fresh, fact))))
                .orElseGet(() -> new Lacking(reason(chart, concept, fresh, freshFor, now)));
    }

    /** The facts of a concept that are fresh now and not dated in the future, newest first, usable or not. */
    static List<Fact> fresh(Chart chart, ConceptId concept, @Nullable Duration freshFor, Instant now) {
        Instant latest = now.plus(CLOCK_SLACK);
        if (freshFor == null) {
            return chart.newest(concept, Integer.MAX_VALUE).stream()
                    .filter(fact -> !fact.at().isAfter(latest))
                    .toList();
        }
        return chart.within(concept, now.minus(freshFor), latest).stream()
                .filter(fact -> now.isBefore(fact.at().plus(freshFor)))
                .toList();
    }

    /** What kind of problem a mark is. */
    static Kind kind(Mark mark) {
        return switch (mark) {
            case NO_VALUE, NOT_FINAL -> Kind.MISSING;
            case NOT_NUMERIC, NO_UNIT, UNKNOWN_UNIT, BOUND_ONLY -> Kind.NOT_UNDERSTOOD;
            case IMPLAUSIBLE, BELOW_DETECTION -> Kind.IMPLAUSIBLE;
        };
    }

    private static Optional<String> passedOver(ConceptId concept, List<Fact> fresh, Fact used) {
        Fact first = fresh.getFirst();
        return first.equals(used) || first.reading().mark() == null
                ? Optional.empty()
                : Optional.of("A newer " + concept + " was not used: "
                        + first.reading().mark().words() + ".");
    }

    private static Problem reason(
            Chart chart, ConceptId concept, List<Fact> fresh, @Nullable Duration freshFor, Instant now) {
        if (!fresh.isEmpty()) {
            return marked(concept, fresh.getFirst());
        }
        return chart.newest(concept, FACTS_FOR_THE_REASON).stream()
                .filter(fact -> !fact.at().isAfter(now.plus(CLOCK_SLACK)))
                .findFirst()
                .map(fact -> stale(concept, fact, freshFor))
                .orElseGet(() -> new Problem(concept.value(), Kind.MISSING, "There is no " + concept + "."));
    }

    private static Problem marked(ConceptId concept, Fact fact) {
        Mark mark = fact.reading().mark() == null
                ? Mark.NOT_NUMERIC
                : fact.reading().mark();
        return new Problem(
                concept.value(), kind(mark), "The newest " + concept + " cannot be used: " + mark.words() + ".");
    }

    /** The problem of a value that has outlived its freshness. */
    static Problem stale(ConceptId concept, Fact fact, @Nullable Duration freshFor) {
        String limit = freshFor == null ? "" : ", older than " + freshFor.toDays() + " days";
        return new Problem(
                concept.value(),
                Kind.STALE,
                "The newest " + concept + " is of "
                        + fact.at().atOffset(ZoneOffset.UTC).toLocalDate() + limit + ".");
    }
}
