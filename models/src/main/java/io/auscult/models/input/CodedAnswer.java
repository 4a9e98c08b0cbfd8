package io.auscult.models.input;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Dues;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest coded answer to a question, by what the catalogue says that it means. An answer that the catalogue does not know is
 * not passed over: something was said that nobody here understands.
 */
public sealed interface CodedAnswer {

    /** When it may be another though no fact changes; null for never. */
    @Nullable Instant due();

    /** @param meaning one of the answers asked for */
    record Known(
            ConceptId question,
            ConceptId meaning,
            Fact fact,
            @Nullable Instant due) implements CodedAnswer {
        public Input input() {
            return new Input(
                    question.value(),
                    meaning.value(),
                    "",
                    fact.at(),
                    fact.key().original().value(),
                    fact.source());
        }
    }

    /** @param fact the answer that cannot be used; null when there is none at all */
    record NotKnown(
            Problem problem, @Nullable Fact fact, @Nullable Instant due) implements CodedAnswer {}

    static CodedAnswer newest(Chart chart, ConceptId question, Collection<ConceptId> answers, Instant now) {
        Instant visible = Lookup.nextVisible(chart, question, now);
        Optional<Fact> newest = NewestFirst.of(chart, question)
                .filter(fact -> !Lookup.isFuture(fact, now))
                .findFirst();
        if (newest.isEmpty()) {
            return new NotKnown(
                    new Problem(
                            question.value(),
                            Kind.MISSING,
                            "There is no " + chart.concepts().words(question) + "."),
                    null,
                    visible);
        }
        Fact fact = newest.get();
        Duration freshFor =
                chart.concepts().concept(question).map(Concept::freshFor).orElse(null);
        Instant staleAt = freshFor == null ? null : fact.at().plus(freshFor);
        if (staleAt != null && !now.isBefore(staleAt)) {
            return new NotKnown(Lookup.stale(chart.concepts(), question, fact, freshFor), fact, visible);
        }
        return said(chart, question, answers, fact, Dues.earliest(visible, staleAt));
    }

    private static CodedAnswer said(
            Chart chart, ConceptId question, Collection<ConceptId> answers, Fact fact, @Nullable Instant due) {
        if (!isFinal(fact)) {
            return new NotKnown(
                    new Problem(
                            question.value(),
                            Kind.MISSING,
                            "The newest " + chart.concepts().words(question) + " is not final."),
                    fact,
                    due);
        }
        Set<ConceptId> meaning = fact.statement() instanceof Statement.Observation observation
                        && observation.value() instanceof ObservedValue.Coded coded
                ? chart.concepts().meaning(coded.code(), fact.source())
                : Set.of();
        List<ConceptId> said = answers.stream().filter(meaning::contains).toList();
        return said.size() == 1
                ? new Known(question, said.getFirst(), fact, due)
                : new NotKnown(
                        new Problem(
                                question.value(),
                                Kind.NOT_UNDERSTOOD,
                                "The newest " + chart.concepts().words(question)
                                        + " is an answer the catalogue does not know."),
                        fact,
                        due);
    }

    /** Whether a result's status says that it may be used. */
    static boolean isFinal(Fact fact) {
        return fact.statement() instanceof Statement.Observation observation
                && switch (observation.status()) {
                    case "final", "amended", "corrected", "appended" -> true;
                    default -> false;
                };
    }
}
