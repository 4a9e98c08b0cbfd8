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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PREVENT on a chart: the 10-year risk of total CVD, ASCVD, heart failure, coronary heart disease and stroke, and up to 59 years the
 * 30-year risk of the same, by the richest equation that the chart allows; or everything that stands in the way of it. PREVENT
 * publishes no risk bands, so the band is "scored"; treatment thresholds are rules.
 */
public final class PreventModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("prevent", "2.0.0");

    /** So that a score's name alone says its horizon; the 10-year scores, which rules read, go without. */
    private static final String IN_30_YEARS = "_30yr";

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
                    "urine-albumin-creatinine-ratio",
                    "hba1c",
                    "social-deprivation-index",
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
        return PreventReading.of(basis).map(inputs -> scored(basis, inputs)).orElseGet(() -> basis.notAssessable(REF));
    }

    private static Signal scored(Basis basis, PreventInputs inputs) {
        PreventEquation equation = PreventEquation.of(inputs);
        List<Score> scores = new ArrayList<>(scores(equation, PreventHorizon.TEN_YEARS, ""));
        if (PreventHorizon.THIRTY_YEARS.isFor(inputs.age())) {
            scores.addAll(scores(equation, PreventHorizon.THIRTY_YEARS, IN_30_YEARS));
        } else {
            basis.caveat(
                    "PREVENT is published for 30 years ahead only up to the age of 59; this is the 10-year risk alone.");
        }
        return basis.scored(REF, scores, "scored", explanation(equation));
    }

    private static List<Score> scores(PreventEquation equation, PreventHorizon horizon, String suffix) {
        return Stream.of(PreventOutcome.values())
                .map(outcome -> new Score(
                        outcome.key() + suffix, equation.risk(horizon, outcome), horizon.key(), "probability"))
                .toList();
    }

    private static Explanation explanation(PreventEquation equation) {
        List<Contribution> contributions =
                equation.contributions(PreventHorizon.TEN_YEARS, PreventOutcome.TOTAL_CVD).entrySet().stream()
                        .map(part -> new Contribution(part.getKey().inChart(), part.getValue()))
                        .toList();
        return new Explanation(equation.method(), contributions, List.of());
    }
}
