package io.auscult.models.prevent;

import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.NewestFirst;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether the patient smokes now, by the newest answer: an answer that the catalogue does not know is not taken for a no. */
final class SmokingReading {
    private static final ConceptId STATUS = PreventInput.SMOKING.concept();
    private static final ConceptId SMOKER = ConceptId.of("current-smoker");
    private static final ConceptId NO_SMOKER = ConceptId.of("not-current-smoker");

    private SmokingReading() {}

    /** False also when it cannot be told; then the basis has the problem. */
    static boolean isSmoker(Basis basis) {
        Instant now = basis.now();
        basis.lookAgainAt(Lookup.nextVisible(basis.chart(), STATUS, now));
        Duration freshFor =
                basis.chart().concepts().concept(STATUS).map(Concept::freshFor).orElse(null);
        Optional<Fact> newest = NewestFirst.of(basis.chart(), STATUS)
                .filter(fact -> !Lookup.isFuture(fact, now))
                .findFirst();
        if (newest.isEmpty()) {
            basis.problem(STATUS.value(), Kind.MISSING, "There is no smoking status.");
            return false;
        }
        Instant staleAt = freshFor == null ? null : newest.get().at().plus(freshFor);
        if (staleAt != null && !now.isBefore(staleAt)) {
            basis.problem(Lookup.stale(basis.chart().concepts(), STATUS, newest.get(), freshFor));
            return false;
        }
        basis.lookAgainAt(staleAt);
        return answer(basis, newest.get());
    }

    private static boolean answer(Basis basis, Fact fact) {
        if (!isFinal(fact)) {
            basis.problem(STATUS.value(), Kind.MISSING, "The newest smoking status is not final.");
            return false;
        }
        Set<ConceptId> meaning = fact.statement() instanceof Statement.Observation observation
                        && observation.value() instanceof ObservedValue.Coded coded
                ? basis.chart().concepts().meaning(coded.code())
                : Set.of();
        boolean smokes = meaning.contains(SMOKER);
        if (smokes == meaning.contains(NO_SMOKER)) {
            basis.problem(
                    STATUS.value(),
                    Kind.NOT_UNDERSTOOD,
                    "The newest smoking status is an answer the catalogue does not know.");
            return false;
        }
        basis.use(new Input(
                STATUS.value(),
                (smokes ? SMOKER : NO_SMOKER).value(),
                "",
                fact.at(),
                fact.key().original().value(),
                fact.source()));
        return smokes;
    }

    private static boolean isFinal(Fact fact) {
        return !(fact.statement() instanceof Statement.Observation observation)
                || switch (observation.status()) {
                    case "registered", "preliminary", "partial" -> false;
                    default -> true;
                };
    }
}
