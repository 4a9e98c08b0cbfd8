package io.auscult.delivery.consult;

import java.time.Instant;
import java.util.List;

/** What is said when it is asked for a chart. */
public sealed interface ChartAnswer {
    /**
     * The chart.
     *
     * @param asOf the patient's own time
     * @param incomplete true when something that came could not be folded
     */
    record Known(Instant asOf, boolean incomplete, List<Group> groups) implements ChartAnswer {
        public Known {
            groups = List.copyOf(groups);
        }
    }

    /** Nothing is known of the patient. */
    record UnknownPatient() implements ChartAnswer {}

    /** Late or failing. */
    record Unanswered(String reason) implements ChartAnswer {}

    /** Nobody is configured who could be asked. */
    record NotAsked() implements ChartAnswer {}

    /**
     * The facts that mean one thing, newest first.
     *
     * @param concept empty for what means none
     */
    record Group(String concept, String title, List<Fact> facts) {
        public Group {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One statement.
     *
     * @param kind observation, condition, medication, allergy, encounter, …
     * @param said the value in the source's own words
     * @param reading in the concept's canonical unit; empty when it has none
     * @param unused why no model and no rule reads it; empty when they do
     * @param gone that it was taken back, or that another statement stands for it
     */
    record Fact(
            String kind,
            String what,
            String said,
            String reading,
            String unused,
            boolean gone,
            String status,
            Instant at,
            String source) {}
}
