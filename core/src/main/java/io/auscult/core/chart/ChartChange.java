package io.auscult.core.chart;

import io.auscult.core.concept.ConceptId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one event does to a chart: at most one fact to write, and the version that it replaces.
 *
 * @param write the fact to store, null when nothing is stored
 * @param replaced the version it replaces, whose index entries go, null when there was none
 */
public record ChartChange(
        Outcome outcome, @Nullable Fact write, @Nullable Fact replaced) {

    public enum Outcome {
        /** A fact was written. */
        FOLDED,
        /** The chart already has this version or a higher one. */
        SUPERSEDED,
        /** The event says nothing about the patient (an answer, a timer). */
        NOT_A_FACT,
        /** The event's kind is unknown to this version. */
        NOT_UNDERSTOOD
    }

    static ChartChange nothing(Outcome outcome) {
        return new ChartChange(outcome, null, null);
    }

    static ChartChange of(Fact write, @Nullable Fact replaced) {
        return new ChartChange(Outcome.FOLDED, write, replaced);
    }

    /** The concepts whose facts changed: what reads none of them need not look again. */
    public Set<ConceptId> touched() {
        Set<ConceptId> touched = new TreeSet<>();
        if (write != null) {
            touched.addAll(write.concepts());
        }
        if (replaced != null) {
            touched.addAll(replaced.concepts());
        }
        return touched;
    }
}
