package io.auscult.models.input;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import java.util.Optional;

/** The fact behind a yes: which diagnosis, which drug order. */
public final class Records {
    private Records() {}

    public static Optional<Fact> activeCondition(Chart chart, ConceptId concept) {
        return chart.newest(concept, Integer.MAX_VALUE).stream()
                .filter(fact -> fact.statement() instanceof Statement.Condition condition && condition.active())
                .findFirst();
    }

    public static Optional<Fact> everCondition(Chart chart, ConceptId concept) {
        return chart.newest(concept, Integer.MAX_VALUE).stream()
                .filter(fact -> fact.statement() instanceof Statement.Condition condition && condition.confirmed())
                .findFirst();
    }

    public static Optional<Fact> drugInForce(Chart chart, ConceptId drugs) {
        return chart.newest(drugs, Integer.MAX_VALUE).stream()
                .filter(fact -> fact.statement() instanceof Statement.Medication medication && medication.taking())
                .findFirst();
    }
}
