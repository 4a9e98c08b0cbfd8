package io.auscult.models.prevent;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PREVENT on a chart: the 10-year risk of total CVD, ASCVD, heart failure, coronary heart disease and stroke, or everything that
 * stands in the way of it. PREVENT publishes no risk bands, so the band is "scored"; treatment thresholds are rules.
 */
public final class PreventModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("prevent", "1.0.0");

    private static final Set<ConceptId> READS = Stream.of(
                    "demographics",
                    "total-cholesterol",
                    "hdl-cholesterol",
                    "systolic-bp",
                    "body-mass-index",
                    "body-weight",
                    "body-height",
                    "creatinine",
                    "egfr-ckd-epi-2021",
                    "diabetes",
                    "smoking-status",
                    "antihypertensive",
                    "statin",
                    "coronary-heart-disease",
                    "stroke",
                    "heart-failure")
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
        return PreventReading.of(basis)
                .map(inputs -> basis.scored(REF, scores(inputs), "scored", explanation(inputs)))
                .orElseGet(() -> basis.notAssessable(REF));
    }

    private static List<Score> scores(PreventInputs inputs) {
        Map<PreventOutcome, Double> risks = PreventEquation.risks(inputs);
        return risks.entrySet().stream()
                .map(risk -> new Score(risk.getKey().key(), risk.getValue(), "10yr", "probability"))
                .toList();
    }

    private static Explanation explanation(PreventInputs inputs) {
        List<Contribution> contributions =
                PreventEquation.contributions(inputs, PreventOutcome.TOTAL_CVD).entrySet().stream()
                        .map(part -> new Contribution(part.getKey().inChart(), part.getValue()))
                        .toList();
        return new Explanation("terms of the equation, in log-odds", contributions, List.of());
    }
}
