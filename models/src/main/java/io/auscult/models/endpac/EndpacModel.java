package io.auscult.models.endpac;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Derived;
import io.auscult.core.derived.Glycaemia;
import io.auscult.core.derived.NewOnsetDiabetes;
import io.auscult.core.derived.OnsetYear;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * ENDPAC on a chart: when diabetes newly appears in the laboratory record, how likely a pancreatic cancer is behind it within
 * three years. Not a screen of everybody: without new-onset diabetes in the last year there is no score.
 */
public final class EndpacModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("endpac", "1.1.0");

    private static final Set<ConceptId> READS = Stream.of(
                    "demographics",
                    "glucose",
                    "fasting-glucose",
                    "hba1c",
                    "body-weight",
                    "diabetes",
                    "antidiabetic",
                    "active-cancer",
                    "pancreatic-cancer")
            .map(ConceptId::of)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return READS;
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        Optional<NewOnsetDiabetes> onset = NewOnsetDiabetes.find(chart, now);
        basis.ofTheLiving();
        if (onset.isEmpty()) {
            basis.taken(NewOnsetDiabetes.notFound(chart, now));
            return basis.notAssessable(REF);
        }
        basis.lookAgainAt(onset.get().noLongerNewAt());
        return assess(basis, onset.get());
    }

    private static Signal assess(Basis basis, NewOnsetDiabetes onset) {
        Optional<Integer> age = EndpacPopulation.ageWithin(basis, onset);
        OnsetYear year = new OnsetYear(basis.chart(), onset, basis.now());
        Derivation glucoseAtOnset = year.glucoseAtOnset();
        Optional<BigDecimal> glucose = basis.taken(glucoseAtOnset);
        Optional<BigDecimal> glucoseBefore = basis.taken(year.glucoseBefore());
        Optional<BigDecimal> weight = basis.taken(year.weightAtOnset());
        basis.taken(year.weightBefore());
        Optional<BigDecimal> weightChange =
                year.weightChange().value().map(change -> change.amount().amount());
        if (!basis.sound()) {
            return basis.notAssessable(REF);
        }
        EndpacInputs inputs = new EndpacInputs(
                glucose.orElseThrow(),
                glucoseBefore.orElseThrow(),
                weightChange.orElseThrow(),
                BigDecimal.valueOf(age.orElseThrow()));
        return scored(
                basis,
                inputs,
                EndpacWaysOut.of(
                        inputs,
                        weight.orElseThrow(),
                        measure(onset, glucoseAtOnset.value().orElseThrow())));
    }

    private static Glycaemia measure(NewOnsetDiabetes onset, Derived glucose) {
        return onset.measures().stream()
                .filter(measure -> glucose.inputs().contains(measure.fact()))
                .findFirst()
                .orElseThrow();
    }

    private static Signal scored(Basis basis, EndpacInputs inputs, List<WayOut> waysOut) {
        EndpacScore score = EndpacScore.of(inputs);
        score.caveats().forEach(basis::caveat);
        return basis.scored(
                REF,
                List.of(new Score("score", score.total(), "3yr", "points")),
                score.band().word(),
                new Explanation(EndpacScore.method(), score.contributions(), waysOut));
    }
}
