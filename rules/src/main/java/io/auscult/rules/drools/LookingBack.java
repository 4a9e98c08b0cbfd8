package io.auscult.rules.drools;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.NewestFirst;
import io.auscult.rules.fact.Already;
import io.auscult.rules.pack.LookBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks in a chart, at one moment, for what an alert would ask for. */
record LookingBack(Chart chart, Instant now) {
    private static final String ORDERED = "ordered";

    /** The newest that is there in this way, for an alert of the rule; empty when there is none. */
    Optional<Already> found(LookBack lookBack, String rule) {
        Duration within = lookBack.within();
        Instant visible = visible(lookBack);
        return concepts(lookBack)
                .flatMap(concept -> NewestFirst.of(chart, concept)
                        .dropWhile(fact -> fact.at().isAfter(visible))
                        .takeWhile(
                                fact -> within == null || now.isBefore(fact.at().plus(within)))
                        .filter(fact -> counts(fact, lookBack.how())))
                .findFirst()
                .map(fact -> new Already(
                        rule,
                        lookBack.how().word(),
                        lookBack.concept(),
                        name(lookBack),
                        fact.code().words(),
                        fact.at(),
                        within == null ? null : fact.at().plus(within),
                        fact.key().original().value()));
    }

    /** When something dated ahead begins to count; null when there is none. */
    @Nullable Instant begins(LookBack lookBack) {
        Instant visible = visible(lookBack);
        Duration ahead = Duration.between(now, visible);
        return concepts(lookBack)
                .flatMap(concept -> NewestFirst.of(chart, concept)
                        .takeWhile(fact -> fact.at().isAfter(visible)))
                .filter(fact -> counts(fact, lookBack.how()))
                .map(Fact::at)
                .map(at -> at.minus(ahead))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** A result's clock may run ahead of ours; what is done or ordered counts from its time. */
    private Instant visible(LookBack lookBack) {
        return switch (lookBack.how()) {
            case RESULTED -> now.plus(Lookup.CLOCK_SLACK);
            case DONE, ORDERED, DIAGNOSED -> now;
        };
    }

    /** An order stands under the concept's role of that name, an order for a drug under the drug's own. */
    private static Stream<ConceptId> concepts(LookBack lookBack) {
        ConceptId concept = ConceptId.of(lookBack.concept());
        return lookBack.how() == LookBack.How.ORDERED ? Stream.of(concept.as(ORDERED), concept) : Stream.of(concept);
    }

    private static boolean counts(Fact fact, LookBack.How how) {
        return switch (how) {
            case DONE ->
                fact.statement() instanceof Statement.Procedure procedure
                        && switch (procedure.status()) {
                            case "completed", "in-progress" -> true;
                            default -> false;
                        };
            case ORDERED ->
                switch (fact.statement()) {
                    case Statement.Order order -> stands(order);
                    case Statement.Medication medication -> medication.taking();
                    default -> false;
                };
            case RESULTED -> fact.reading().usable() || fact.statement() instanceof Statement.Report;
            case DIAGNOSED -> fact.statement() instanceof Statement.Condition condition && condition.confirmed();
        };
    }

    /** Neither drafted nor taken back. */
    private static boolean stands(Statement.Order order) {
        return switch (order.status()) {
            case "draft", "revoked", "entered-in-error", "unknown" -> false;
            default -> !order.intent().equals("proposal");
        };
    }

    private String name(LookBack lookBack) {
        return chart.concepts()
                .concept(ConceptId.of(lookBack.concept()))
                .map(Concept::name)
                .orElse(lookBack.concept());
    }
}
