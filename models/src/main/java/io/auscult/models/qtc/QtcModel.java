package io.auscult.models.qtc;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.Measured;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import io.auscult.models.input.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The corrected QT of the newest ECG: computed where the chart has the QT and the heart rate of one ECG, that is of one sender and
 * time; else the QTc that was reported, whose formula nobody knows. A heart rate of another time is never used.
 */
public final class QtcModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("qtc", "1.0.0");
    public static final ConceptId QT = ConceptId.of("qt-interval");
    public static final ConceptId REPORTED = ConceptId.of("qtc-interval");

    private static final ConceptId HEART_RATE = ConceptId.of("heart-rate");
    private static final int ADULT = 18;

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return Set.of(ConceptId.DEMOGRAPHICS, QT, REPORTED, HEART_RATE);
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        basis.ofTheLiving();
        Person.adultAge(basis, ADULT);
        Lookup qt = Lookup.newest(chart, QT, now);
        Lookup reported = Lookup.newest(chart, REPORTED, now);
        basis.lookAgainAt(qt.due());
        basis.lookAgainAt(reported.due());
        return answer(basis, qt, reported);
    }

    private static Signal answer(Basis basis, Lookup qt, Lookup reported) {
        Optional<Measured> measured = found(qt);
        Optional<Measured> given = found(reported);
        Optional<Fact> rate = measured.flatMap(value -> rateOfSameEcg(basis.chart(), value.fact()));
        boolean newest = measured.isPresent()
                && given.map(value -> !value.at().isAfter(measured.get().at())).orElse(true);
        if (rate.isPresent() && newest) {
            return basis.sound() ? computed(basis, measured.get(), rate.get()) : basis.notAssessable(REF);
        }
        if (given.isPresent()
                && (measured.isEmpty()
                        || !measured.get().at().isAfter(given.get().at()))) {
            return basis.sound() ? asReported(basis, given.get()) : basis.notAssessable(REF);
        }
        if (measured.isPresent()) {
            basis.problem(
                    HEART_RATE.value(),
                    Kind.MISSING,
                    "There is no heart rate of the same ECG as the newest QT, and one of another time is not used.");
        } else if (qt instanceof Lookup.Lacking lacking) {
            basis.problem(lacking.problem());
        }
        return basis.notAssessable(REF);
    }

    private static Optional<Measured> found(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found found -> Optional.of(found.value());
            case Lookup.Lacking _ -> Optional.empty();
        };
    }

    private static Optional<Fact> rateOfSameEcg(Chart chart, Fact qt) {
        return chart.within(HEART_RATE, qt.at(), qt.at()).stream()
                .filter(fact ->
                        fact.source().equals(qt.source()) && fact.reading().usable())
                .findFirst();
    }

    private static Signal computed(Basis basis, Measured qt, Fact rateFact) {
        basis.use(qt);
        basis.use(Measured.input(HEART_RATE.value(), rateFact));
        BigDecimal rate = Measured.amountOf(rateFact).amount();
        double fridericia = QtFormula.FRIDERICIA.corrected(qt.amount().doubleValue(), rate.doubleValue());
        List<Score> scores = Stream.concat(
                        Stream.of(QtFormula.FRIDERICIA),
                        Stream.of(QtFormula.values()).filter(formula -> formula != QtFormula.FRIDERICIA))
                .map(formula ->
                        score(formula.word(), formula.corrected(qt.amount().doubleValue(), rate.doubleValue())))
                .toList();
        return basis.scored(
                REF,
                scores,
                QtcBand.of(fridericia).word(),
                QtcExplanation.of(qt.amount(), rate, QT.value(), HEART_RATE.value()));
    }

    private static Signal asReported(Basis basis, Measured given) {
        basis.use(given);
        basis.caveat("The QTc is as reported, without a QT and heart rate of one ECG; its formula is not known.");
        return basis.scored(
                REF,
                List.of(score("reported", given.amount().doubleValue())),
                QtcBand.of(given.amount().doubleValue()).word(),
                new Explanation(
                        "the QTc as reported, in ms",
                        List.of(new Contribution(
                                REPORTED.value(), given.amount().doubleValue())),
                        QtcExplanation.waysOut(given.amount(), REPORTED.value())));
    }

    private static Score score(String name, double milliseconds) {
        return new Score(name, milliseconds, "now", "ms");
    }
}
