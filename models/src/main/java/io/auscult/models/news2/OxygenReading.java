package io.auscult.models.news2;

import io.auscult.core.chart.Chart;
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
import io.auscult.models.input.CodedAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the patient breathes oxygen, by the newest statement about it: a flow of oxygen, the oxygen in the inspired gas, a coded
 * answer, or an observation that itself says "breathing room air". Air is never assumed.
 *
 * @param given supplemental oxygen; false is air
 */
record OxygenReading(boolean given, Instant at, Input input) {
    private static final ConceptId FLOW = ConceptId.of("oxygen-flow");
    private static final ConceptId INSPIRED = ConceptId.of("inspired-oxygen");
    private static final ConceptId DELIVERY = ConceptId.of("oxygen-delivery");
    private static final ConceptId ROOM_AIR = ConceptId.of("room-air");
    private static final ConceptId OXYGEN = ConceptId.of("supplemental-oxygen");
    private static final BigDecimal IN_AIR = BigDecimal.valueOf(21);
    private static final String NAME = News2Parameter.OXYGEN.inChart();

    /** Empty when nothing says it, or when two statements of the same time disagree; the basis then says so. */
    static Optional<OxygenReading> of(Basis basis) {
        List<OxygenReading> said = new ArrayList<>();
        List<Fact> unusable = new ArrayList<>();
        measured(basis, FLOW, BigDecimal.ZERO, said, unusable);
        measured(basis, INSPIRED, IN_AIR, said, unusable);
        answered(basis, said, unusable);
        roomAir(basis, said, unusable);
        return newest(basis, said, unusable);
    }

    private static Optional<OxygenReading> newest(Basis basis, List<OxygenReading> said, List<Fact> unusable) {
        Optional<OxygenReading> newest = said.stream().max(Comparator.comparing(OxygenReading::at));
        if (newest.isEmpty() && unusable.isEmpty()) {
            basis.problem(
                    NAME,
                    Kind.MISSING,
                    "Nothing says whether the patient breathes air or oxygen, and air is not assumed.");
            return Optional.empty();
        }
        boolean unread = unusable.stream()
                .anyMatch(fact ->
                        newest.isEmpty() || !fact.at().isBefore(newest.get().at()));
        boolean torn = newest.isPresent()
                && said.stream()
                        .anyMatch(other -> other.at().equals(newest.get().at())
                                && other.given() != newest.get().given());
        if (unread || torn) {
            basis.problem(
                    NAME,
                    Kind.NOT_UNDERSTOOD,
                    torn
                            ? "Two statements of the same time disagree on whether the patient breathes air or oxygen."
                            : "The newest statement about air or oxygen cannot be used.");
            return Optional.empty();
        }
        return newest;
    }

    private static void measured(
            Basis basis, ConceptId concept, BigDecimal none, List<OxygenReading> said, List<Fact> unusable) {
        Lookup lookup = Lookup.newest(basis.chart(), concept, basis.now());
        basis.lookAgainAt(lookup.due());
        switch (lookup) {
            case Lookup.Found found -> {
                boolean given = found.value().amount().compareTo(none) > 0;
                found.value().caveat().ifPresent(basis::caveat);
                said.add(new OxygenReading(
                        given, found.value().at(), found.value().input()));
            }
            case Lookup.Lacking lacking ->
                Optional.ofNullable(lacking.unusable()).ifPresent(unusable::add);
        }
    }

    private static void answered(Basis basis, List<OxygenReading> said, List<Fact> unusable) {
        CodedAnswer answer = CodedAnswer.newest(basis.chart(), DELIVERY, List.of(ROOM_AIR, OXYGEN), basis.now());
        basis.lookAgainAt(answer.due());
        switch (answer) {
            case CodedAnswer.Known known ->
                said.add(new OxygenReading(
                        known.meaning().equals(OXYGEN), known.fact().at(), known.input()));
            case CodedAnswer.NotKnown not -> {
                if (not.problem().kind() != Kind.STALE) {
                    Optional.ofNullable(not.fact()).ifPresent(unusable::add);
                }
            }
        }
    }

    /** Such an observation has no value, or the code of room air once more. */
    private static void roomAir(Basis basis, List<OxygenReading> said, List<Fact> unusable) {
        Chart chart = basis.chart();
        basis.lookAgainAt(Lookup.nextVisible(chart, ROOM_AIR, basis.now()));
        Optional<Fact> newest = NewestFirst.of(chart, ROOM_AIR)
                .filter(fact -> fact.statement() instanceof Statement.Observation)
                .filter(fact -> !Lookup.isFuture(fact, basis.now()))
                .findFirst();
        Optional<Duration> freshFor = chart.concepts().concept(DELIVERY).map(Concept::freshFor);
        Optional<Instant> staleAt = newest.flatMap(fact -> freshFor.map(fact.at()::plus));
        if (newest.isEmpty() || (staleAt.isPresent() && !basis.now().isBefore(staleAt.get()))) {
            return;
        }
        staleAt.ifPresent(basis::lookAgainAt);
        Fact fact = newest.get();
        if (saysSo(chart, fact)) {
            said.add(new OxygenReading(
                    false,
                    fact.at(),
                    new Input(
                            ROOM_AIR.value(),
                            "yes",
                            "",
                            fact.at(),
                            fact.key().original().value(),
                            fact.source())));
        } else {
            unusable.add(fact);
        }
    }

    private static boolean saysSo(Chart chart, Fact fact) {
        return fact.statement() instanceof Statement.Observation observation
                && isFinal(observation.status())
                && switch (observation.value()) {
                    case ObservedValue.Absent absent -> absent.reason() == null;
                    case ObservedValue.Coded coded ->
                        chart.concepts().meaning(coded.code(), fact.source()).contains(ROOM_AIR);
                    case ObservedValue.Numeric _, ObservedValue.Text _ -> false;
                };
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "final", "amended", "corrected", "appended" -> true;
            default -> false;
        };
    }
}
