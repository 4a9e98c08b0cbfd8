package io.auscult.models.news2;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Measured;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.models.input.Basis;
import io.auscult.models.input.CodedAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The newest set of observations on a chart. A set is of one moment: of every parameter the newest value counts, and none may be
 * more than an hour older than the newest of all. How old the set itself may be is the catalogue's to say (fresh_for). Both limits
 * are ours; the report gives none.
 */
final class ObservationSet {
    private static final Duration ONE_MOMENT = Duration.ofHours(1);
    private static final ConceptId CONSCIOUSNESS = ConceptId.of("consciousness");
    private static final ConceptId TARGET = ConceptId.of("oxygen-saturation-target");
    private static final ConceptId TARGET_88_92 = ConceptId.of("target-88-92");
    private static final ConceptId TARGET_94_98 = ConceptId.of("target-94-98");

    private final Basis basis;
    private final Chart chart;
    private final Map<String, Instant> times = new TreeMap<>();

    private ObservationSet(Basis basis) {
        this.basis = basis;
        this.chart = basis.chart();
    }

    /** Empty when it is not complete; the basis then says what is missing. */
    static Optional<News2Inputs> newest(Basis basis) {
        return new ObservationSet(basis).read();
    }

    private Optional<News2Inputs> read() {
        Map<News2Parameter, BigDecimal> measured = new EnumMap<>(News2Parameter.class);
        for (News2Parameter parameter : News2Parameter.MEASURED) {
            measured(parameter).ifPresent(value -> measured.put(parameter, value));
        }
        Optional<Consciousness> level = consciousness();
        Optional<Instant> newest = times.values().stream().max(Instant::compareTo);
        Optional<Boolean> oxygen = OxygenReading.of(basis).map(this::oxygen);
        boolean scale2 = scale2();
        newest.ifPresent(this::ofOneMoment);
        return basis.sound()
                ? Optional.of(new News2Inputs(measured, oxygen.orElseThrow(), level.orElseThrow(), scale2))
                : Optional.empty();
    }

    private Optional<BigDecimal> measured(News2Parameter parameter) {
        Optional<Measured> found = basis.measured(ConceptId.of(parameter.inChart()));
        found.ifPresent(value -> times.put(parameter.inChart(), value.at()));
        return found.map(Measured::amount);
    }

    private boolean oxygen(OxygenReading reading) {
        times.put(News2Parameter.OXYGEN.inChart(), reading.at());
        basis.use(reading.input());
        return reading.given();
    }

    private Optional<Consciousness> consciousness() {
        Collection<ConceptId> answers = Arrays.stream(Consciousness.values())
                .map(Consciousness::concept)
                .collect(Collectors.toSet());
        CodedAnswer answer = CodedAnswer.newest(chart, CONSCIOUSNESS, answers, basis.now());
        basis.lookAgainAt(answer.due());
        return switch (answer) {
            case CodedAnswer.Known known -> {
                times.put(CONSCIOUSNESS.value(), known.fact().at());
                basis.use(known.input());
                yield Arrays.stream(Consciousness.values())
                        .filter(level -> level.concept().equals(known.meaning()))
                        .findFirst();
            }
            case CodedAnswer.NotKnown not -> {
                basis.problem(not.problem());
                yield Optional.empty();
            }
        };
    }

    /** Scale 2 is for those for whom a clinician has prescribed 88 to 92 %; where nobody has said so it is scale 1. */
    private boolean scale2() {
        CodedAnswer answer = CodedAnswer.newest(chart, TARGET, List.of(TARGET_88_92, TARGET_94_98), basis.now());
        basis.lookAgainAt(answer.due());
        return switch (answer) {
            case CodedAnswer.Known known -> {
                basis.use(known.input());
                yield known.meaning().equals(TARGET_88_92);
            }
            case CodedAnswer.NotKnown not -> {
                if (not.fact() == null) {
                    basis.use(new Input(TARGET.value(), "not set: SpO2 scale 1", "", null, "", ""));
                } else {
                    basis.problem(not.problem());
                }
                yield false;
            }
        };
    }

    private void ofOneMoment(Instant newest) {
        Instant oldest = newest.minus(ONE_MOMENT);
        times.forEach((name, at) -> {
            if (at.isBefore(oldest)) {
                basis.problem(new Problem(
                        name,
                        Kind.STALE,
                        "The newest " + basis.chart().concepts().words(ConceptId.of(name)) + " is "
                                + minutes(at, newest)
                                + " minutes older than the newest observation; a set is taken within 60."));
            }
        });
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
