package io.auscult.core.chart;

import io.auscult.core.concept.ConceptId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one event does to a chart: the facts to write or remove, each with the version that it replaces. */
public record ChartChange(Outcome outcome, List<Write> writes) {
    public ChartChange {
        writes = List.copyOf(writes);
    }

    /** The event could not be folded, or says nothing about the patient. */
    public static final ChartChange NOTHING = nothing(Outcome.NOT_A_FACT);

    public enum Outcome {
        /** Facts were written. */
        FOLDED,
        /** The chart already has this version or a higher one. */
        SUPERSEDED,
        /** The event says nothing about the patient (an answer, a timer). */
        NOT_A_FACT,
        /** The event's kind is unknown to this version. */
        NOT_UNDERSTOOD
    }

    /**
     * One fact's change.
     *
     * @param before the version that was there, null when there was none
     * @param after the version to store, null to remove it
     */
    public record Write(@Nullable Fact before, @Nullable Fact after) {
        public Write {
            if (before == null && after == null) {
                throw new IllegalArgumentException("A write has a fact before or after");
            }
        }
    }

    static ChartChange nothing(Outcome outcome) {
        return new ChartChange(outcome, List.of());
    }

    static ChartChange of(List<Write> writes) {
        return new ChartChange(writes.isEmpty() ? Outcome.SUPERSEDED : Outcome.FOLDED, writes);
    }

    /** The concepts whose facts changed: what reads none of them need not look again. */
    public Set<ConceptId> touched() {
        Set<ConceptId> touched = new TreeSet<>();
        for (Write write : writes) {
            if (write.before() != null) {
                touched.addAll(write.before().readAs());
            }
            if (write.after() != null) {
                touched.addAll(write.after().readAs());
            }
        }
        return touched;
    }
}
