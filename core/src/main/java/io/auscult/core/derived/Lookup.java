package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Mark;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to "what is the patient's value now?": the newest usable and fresh measurement, or what stands in its way. Marked
 * readings are passed over, and it is said that they were.
 */
public sealed interface Lookup {
    /** A sender's clock or time zone may run ahead of ours; what is dated later than this is left alone until its time comes. */
    Duration CLOCK_SLACK = Duration.ofDays(1);

    /** When the answer may be another though no fact changes; null for never. */
    @Nullable Instant due();

    /** When a fact dated in the future begins to count; null when there is none. */
    @Nullable Instant nextVisible();

    record Found(Measured value, @Nullable Instant nextVisible) implements Lookup {
        @Override
        public @Nullable Instant due() {
            return Dues.earliest(nextVisible, value.staleAt());
        }
    }

    /**
     * Nothing usable.
     *
     * @param unusable the fact that may not be used; null when there is none that is fresh
     * @param until when that fact goes stale
     */
    record Lacking(
            Problem problem,
            @Nullable Fact unusable,
            @Nullable Instant nextVisible,
            @Nullable Instant until) implements Lookup {
        @Override
        public @Nullable Instant due() {
            return Dues.earliest(nextVisible, until);
        }
    }

    static Lookup newest(Chart chart, ConceptId concept, Instant now) {
        return new NewestValue(chart, concept, now).find();
    }

    /** When the next fact of the concept that is dated in the future begins to count; null when there is none. */
    static @Nullable Instant nextVisible(Chart chart, ConceptId concept, Instant now) {
        List<Fact> future = NewestFirst.of(chart, concept)
                .takeWhile(fact -> isFuture(fact, now))
                .toList();
        return future.isEmpty() ? null : visibleAt(future.getLast());
    }

    static boolean isFuture(Fact fact, Instant now) {
        return fact.at().isAfter(now.plus(CLOCK_SLACK));
    }

    static Instant visibleAt(Fact future) {
        return future.at().minus(CLOCK_SLACK);
    }

    /** What kind of problem a mark is. */
    static Kind kind(Mark mark) {
        return switch (mark) {
            case NO_VALUE, NOT_FINAL -> Kind.MISSING;
            case NOT_NUMERIC, NO_UNIT, UNKNOWN_UNIT, BOUND_ONLY -> Kind.NOT_UNDERSTOOD;
            case IMPLAUSIBLE, BELOW_DETECTION -> Kind.IMPLAUSIBLE;
        };
    }

    /** The mark of a fact that is not usable as an amount. */
    static Mark markOf(Fact fact) {
        Mark mark = fact.reading().mark();
        return mark == null ? Mark.NOT_NUMERIC : mark;
    }

    /** The problem of a value that may not be used. */
    static Problem unusable(Concepts concepts, ConceptId concept, Fact fact) {
        Mark mark = markOf(fact);
        return new Problem(
                concept.value(),
                kind(mark),
                "The newest " + concepts.words(concept) + " cannot be used: " + mark.words() + ".");
    }

    /** The problem of a value that has outlived its freshness. */
    static Problem stale(Concepts concepts, ConceptId concept, Fact fact, @Nullable Duration freshFor) {
        String limit = freshFor == null ? "" : ", older than " + days(freshFor);
        return new Problem(
                concept.value(),
                Kind.STALE,
                "The newest " + concepts.words(concept) + " is of " + date(fact.at()) + limit + ".");
    }

    private static String days(Duration span) {
        return span.toDays() == 1 ? "1 day" : span.toDays() + " days";
    }

    static LocalDate date(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
