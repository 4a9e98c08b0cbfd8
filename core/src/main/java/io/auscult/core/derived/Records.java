package io.auscult.core.derived;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import java.util.Optional;
import java.util.function.Predicate;

/** The fact behind a yes: which diagnosis, which drug order. */
public final class Records {
    private Records() {}

    public static Optional<Fact> activeCondition(Chart chart, ConceptId concept) {
        return newest(
                chart,
                concept,
                fact -> fact.statement() instanceof Statement.Condition condition && condition.active());
    }

    public static Optional<Fact> everCondition(Chart chart, ConceptId concept) {
        return newest(
                chart,
                concept,
                fact -> fact.statement() instanceof Statement.Condition condition && condition.confirmed());
    }

    public static Optional<Fact> drugInForce(Chart chart, ConceptId drugs) {
        return newest(
                chart,
                drugs,
                fact -> fact.statement() instanceof Statement.Medication medication && medication.taking());
    }

    /** Whether any source says that the patient has died. */
    public static boolean hasDied(Chart chart) {
        return chart.demographics()
                .map(person -> person.deceased() || person.deceasedAt() != null)
                .orElse(false);
    }

    private static Optional<Fact> newest(Chart chart, ConceptId concept, Predicate<Fact> says) {
        return NewestFirst.of(chart, concept).filter(says).findFirst();
    }
}
