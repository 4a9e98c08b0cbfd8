package io.auscult.models.folder;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Derived;
import io.auscult.core.derived.DerivedFacts;
import io.auscult.core.derived.Lookup;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.Origin;
import io.auscult.models.card.Take;
import io.auscult.models.input.Basis;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An input that follows from other facts where it is not recorded itself: the body-mass index, the eGFR, the pressures of a visit. */
record DerivedInput(BoundInput input, ConceptId concept, Basis basis) {
    /** What each derivation measures, beside the patient's dates. */
    private static final Map<DerivedFacts, Set<ConceptId>> PARTS = Map.of(
            DerivedFacts.BODY_MASS_INDEX, concepts("body-mass-index", "body-weight", "body-height"),
            DerivedFacts.EGFR, concepts("egfr-ckd-epi-2021", "creatinine"),
            DerivedFacts.MEAN_SYSTOLIC, concepts("systolic-bp"),
            DerivedFacts.MEAN_DIASTOLIC, concepts("diastolic-bp"));

    private static Set<ConceptId> concepts(String... ids) {
        return Stream.of(ids).map(ConceptId::of).collect(Collectors.toUnmodifiableSet());
    }

    static boolean isOne(BoundInput input) {
        return fact(input).isPresent();
    }

    static Set<ConceptId> reads(BoundInput input) {
        return fact(input).map(PARTS::get).orElse(Set.of());
    }

    private static Optional<DerivedFacts> fact(BoundInput input) {
        return input.take() == Take.NEWEST && input.window() == null && input.origin() instanceof Origin.OfConcept of
                ? DerivedFacts.named(of.concept().value()).filter(PARTS::containsKey)
                : Optional.empty();
    }

    Value value() {
        Derivation derivation = fact(input).orElseThrow().of(basis.chart(), basis.now());
        basis.lookAgainAt(derivation.due());
        return switch (derivation) {
            case Derivation.Known known -> known(known);
            case Derivation.Unknown unknown -> unknown(unknown);
        };
    }

    private Value known(Derivation.Known known) {
        InputOnChart place = new InputOnChart(input, basis);
        Derived derived = known.derived();
        if (!derived.isRecorded()) {
            derived.parts().forEach(part -> basis.use(part.input()));
        }
        place.use(
                derived.amount().amount().toPlainString(),
                derived.amount().ucum(),
                derived.at(),
                derived.parts().getFirst().fact());
        known.caveats().forEach(basis::caveat);
        return place.isInUnit(derived.amount().ucum())
                ? place.inRange(derived.amount().amount())
                : new Value.Absent();
    }

    private Value unknown(Derivation.Unknown unknown) {
        String sentence =
                unknown.problems().stream().map(Problem::sentence).distinct().collect(Collectors.joining(" "));
        Kind kind = unknown.problems().getFirst().kind();
        InputOnChart place = new InputOnChart(input, basis);
        return isOnRecord() ? place.refused(kind, sentence) : place.absent(kind, sentence);
    }

    /** Whether a part is there that cannot be used, so that nothing may be filled in. */
    private boolean isOnRecord() {
        return reads(input).stream()
                .map(part -> Lookup.newest(basis.chart(), part, basis.now()))
                .anyMatch(lookup -> lookup instanceof Lookup.Lacking lacking && lacking.unusable() != null);
    }
}
