package io.auscult.models.pancreatitis;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Measured;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The equation on the charts of those who have chronic pancreatitis on record, and of nobody else. */
public final class PancreatitisModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("chronic-pancreatitis-pc", "1.0.0");

    private static final ConceptId CHRONIC_PANCREATITIS = ConceptId.of("chronic-pancreatitis");
    private static final ConceptId CANCER = ConceptId.of("pancreatic-cancer");
    private static final ConceptId CYST = ConceptId.of("pancreatic-cyst");
    private static final ConceptId WEIGHT_LOSS = ConceptId.of("weight-loss");
    private static final ConceptId PLATELETS = ConceptId.of("platelets");

    private static final String DEMONSTRATION =
            "The equation stands on 14 cancers among 2,545 patients: a demonstration, not for decisions.";

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return Set.of(ConceptId.DEMOGRAPHICS, CHRONIC_PANCREATITIS, CANCER, CYST, WEIGHT_LOSS, PLATELETS);
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        basis.ofTheLiving();
        population(basis);
        boolean cyst = basis.present(CYST.value(), Records.activeCondition(chart, CYST));
        boolean weightLoss = basis.present(WEIGHT_LOSS.value(), Records.activeCondition(chart, WEIGHT_LOSS));
        Optional<BigDecimal> platelets = basis.measured(PLATELETS).map(Measured::amount);
        platelets.filter(count -> !isWithin(count)).ifPresent(count -> outside(basis, count));
        return basis.sound()
                ? scored(basis, new PancreatitisEquation(cyst, weightLoss, platelets.orElseThrow()))
                : basis.notAssessable(REF);
    }

    private static void population(Basis basis) {
        Optional<Fact> known = Records.everCondition(basis.chart(), CHRONIC_PANCREATITIS);
        if (known.isPresent()) {
            basis.present(CHRONIC_PANCREATITIS.value(), known);
        } else {
            basis.problem(
                    CHRONIC_PANCREATITIS.value(),
                    Kind.OUTSIDE_POPULATION,
                    "The record has no chronic pancreatitis; the equation is for those who have it.");
        }
        Records.everCondition(basis.chart(), CANCER)
                .ifPresent(fact -> basis.problem(
                        CANCER.value(), Kind.OUTSIDE_POPULATION, "The patient has pancreatic cancer in the record."));
    }

    private static boolean isWithin(BigDecimal count) {
        return count.compareTo(BigDecimal.valueOf(PancreatitisEquation.FEWEST)) >= 0
                && count.compareTo(BigDecimal.valueOf(PancreatitisEquation.MOST)) <= 0;
    }

    private static void outside(Basis basis, BigDecimal count) {
        basis.problem(
                PLATELETS.value(),
                Kind.OUTSIDE_POPULATION,
                "The platelets of " + count.toPlainString() + " are outside 10 to 1500 10*9/L.");
    }

    private static Signal scored(Basis basis, PancreatitisEquation equation) {
        basis.caveat(DEMONSTRATION);
        return basis.scored(
                REF,
                List.of(new Score("score", equation.risk(), "7yr", "probability")),
                equation.band(),
                equation.explanation());
    }
}
