package io.auscult.models.ipmn;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.ca199.Ca199;
import io.auscult.models.input.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The indications on the charts of those who have an IPMN on record. */
public final class IpmnModel implements RiskModel {
    public static final ModelRef REF = new ModelRef("ipmn", "1.0.0");

    private static final ConceptId IPMN = ConceptId.of("ipmn");
    private static final ConceptId CANCER = ConceptId.of("pancreatic-cancer");

    private static final Set<ConceptId> READS = Stream.concat(
                    Stream.of("hba1c", "fasting-glucose", "glucose", "antidiabetic", "diabetes")
                            .map(ConceptId::of),
                    Stream.of(
                            ConceptId.DEMOGRAPHICS,
                            IPMN,
                            CANCER,
                            Ca199.CONCEPT,
                            Ca199.BILIRUBIN,
                            IpmnReading.CYST_SIZE,
                            IpmnReading.MAIN_DUCT,
                            IpmnReading.NODULE,
                            IpmnReading.CYTOLOGY,
                            IpmnReading.SOLID_MASS,
                            IpmnReading.TUMOUR_JAUNDICE,
                            IpmnReading.JAUNDICE,
                            IpmnReading.ACUTE_PANCREATITIS))
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
        basis.ofTheLiving();
        if (Records.activeCondition(chart, IPMN).isEmpty()) {
            basis.problem(IPMN.value(), Kind.OUTSIDE_POPULATION, "The record has no IPMN of the pancreas.");
        }
        Records.everCondition(chart, CANCER)
                .ifPresent(fact -> basis.problem(
                        CANCER.value(), Kind.OUTSIDE_POPULATION, "The patient has pancreatic cancer in the record."));
        return basis.sound() ? assess(basis) : basis.notAssessable(REF);
    }

    private static Signal assess(Basis basis) {
        basis.present(IPMN.value(), Records.activeCondition(basis.chart(), IPMN));
        IpmnAssessment assessment = new IpmnReading(basis).assessment();
        if (assessment.values().isEmpty()) {
            basis.problem(
                    "features",
                    Kind.MISSING,
                    "The chart holds none of the features of the IPMN as discrete data; reports are not read.");
            return basis.notAssessable(REF);
        }
        return scored(basis, assessment);
    }

    private static Signal scored(Basis basis, IpmnAssessment assessment) {
        if (!assessment.notAssessed().isEmpty()) {
            basis.caveat("Not assessed, because the chart holds nothing usable on it: "
                    + assessment.notAssessed().stream().map(IpmnFeature::words).collect(Collectors.joining("; "))
                    + ". Reports are not read.");
        }
        return basis.scored(
                REF,
                List.of(
                        new Score("score", assessment.absolute() + assessment.relative(), "now", "indications"),
                        new Score("absolute", assessment.absolute(), "now", "indications"),
                        new Score("relative", assessment.relative(), "now", "indications"),
                        new Score("not_assessed", assessment.notAssessed().size(), "now", "features")),
                assessment.band(),
                assessment.explanation());
    }
}
