package io.auscult.core.chart;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.FactKey;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The patient as now known: a lazy view on the facts. Reading a concept costs by the number of facts asked for, not by the
 * length of the history.
 */
public interface Chart {

    PatientId patient();

    /** The catalogue in force, for what a code means and how long a value is fresh. */
    Concepts concepts();

    /** True when an event could not be folded: a score that stands on this chart says so. */
    boolean incomplete();

    /** The fact in its highest version, retracted ones included. */
    Optional<Fact> fact(FactKey key);

    /** At most {@code limit} facts that mean the concept, newest {@link Fact#at} first, without retracted and hidden ones. */
    List<Fact> newest(ConceptId concept, int limit);

    /** The facts that mean the concept with {@code from <= at <= to}, newest first, without retracted and hidden ones. */
    List<Fact> within(ConceptId concept, Instant from, Instant to);

    /** All facts of one {@link Fact#identity}, hidden and retracted ones included. */
    List<Fact> stated(String identity);

    /** The facts that are parts of this statement, hidden and retracted ones included. */
    List<Fact> parts(FactKey whole);

    /** Every fact, hidden and retracted ones included, in order of key: for what is done once in a chart's life, not per event. */
    List<Fact> all();

    /** True when facts stand here that came with a merge. */
    boolean holdsMoved();

    default Optional<Fact> latest(ConceptId concept) {
        return newest(concept, 1).stream().findFirst();
    }

    /** What all sources together say of birth date, sex and death, see {@link Statement.Demographics#together}. */
    default Optional<Statement.Demographics> demographics() {
        List<Fact> said = newest(ConceptId.DEMOGRAPHICS, Integer.MAX_VALUE);
        return said.isEmpty() ? Optional.empty() : Optional.of(Statement.Demographics.together(said));
    }

    /** A problem that means the concept and is active. */
    default boolean hasActiveCondition(ConceptId concept) {
        return newest(concept, Integer.MAX_VALUE).stream()
                .anyMatch(fact -> fact.statement() instanceof Statement.Condition condition && condition.active());
    }

    /** A problem that means the concept and was ever true. */
    default boolean everHadCondition(ConceptId concept) {
        return newest(concept, Integer.MAX_VALUE).stream()
                .anyMatch(fact -> fact.statement() instanceof Statement.Condition condition && condition.confirmed());
    }

    /** An order for a drug of the set that is in force. */
    default boolean takes(ConceptId drugs) {
        return newest(drugs, Integer.MAX_VALUE).stream()
                .anyMatch(fact -> fact.statement() instanceof Statement.Medication medication && medication.taking());
    }
}
