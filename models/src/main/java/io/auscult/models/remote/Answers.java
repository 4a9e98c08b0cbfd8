package io.auscult.models.remote;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement.Inference;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.signal.ModelRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a chart holds of one model's answers, the newest question first. */
record Answers(List<Fact> facts) {

    /** @param at when the question was asked */
    record Answer(String question, Instant at, Map<String, BigDecimal> outputs) {}

    /** A question without an answer, and when that became known. */
    record Failure(String question, Instant knownAt, Failed.Reason reason) {}

    static Answers of(ModelRef model, Chart chart) {
        return new Answers(chart.newest(ConceptId.inferenceOf(model.id()), Integer.MAX_VALUE).stream()
                .filter(fact -> fact.statement() instanceof Inference said
                        && said.model().equals(model))
                .toList());
    }

    /** The newest answer, whatever was asked. */
    Optional<Answer> newest() {
        return facts.stream().flatMap(fact -> answer(fact).stream()).findFirst();
    }

    Optional<Answer> to(Attempt asked) {
        return facts.stream()
                .flatMap(fact -> answer(fact).stream())
                .filter(answer -> asked.isAsked(answer.question()))
                .findFirst();
    }

    Optional<Failure> failureOf(Attempt asked) {
        return facts.stream()
                .flatMap(fact -> failure(fact).stream())
                .filter(failure -> asked.isAsked(failure.question()))
                .findFirst();
    }

    private static Optional<Answer> answer(Fact fact) {
        return fact.statement() instanceof Inference said && said.outcome() instanceof Returned returned
                ? Optional.of(new Answer(said.question(), fact.at(), returned.outputs()))
                : Optional.empty();
    }

    private static Optional<Failure> failure(Fact fact) {
        return fact.statement() instanceof Inference said && said.outcome() instanceof Failed failed
                ? Optional.of(new Failure(said.question(), said.answeredAt(), failed.reason()))
                : Optional.empty();
    }
}
