package io.auscult.models.score;

import io.auscult.models.ipmn.IpmnAssessment;
import io.auscult.models.ipmn.IpmnFeature;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The indications of an IPMN on one line. Every feature may be left out, and is then not assessed; {@code ca19_9_u_ml} counts only
 * with {@code jaundice} given as false.
 */
public final class IpmnLine {
    private static final String JAUNDICE = "jaundice";

    private IpmnLine() {}

    public static LineAnswer score(LineInputs line) {
        Map<IpmnFeature, BigDecimal> values = new EnumMap<>(IpmnFeature.class);
        for (IpmnFeature feature : IpmnFeature.values()) {
            value(line, feature).ifPresent(value -> values.put(feature, value));
        }
        boolean withoutJaundice = line.has(JAUNDICE) && !line.flag(JAUNDICE);
        if (!withoutJaundice
                || values.getOrDefault(IpmnFeature.TUMOUR_JAUNDICE, BigDecimal.ZERO)
                                .signum()
                        > 0) {
            values.remove(IpmnFeature.CA19_9);
        }
        if (line.sound() && values.isEmpty()) {
            line.problem(IpmnFeature.MAIN_DUCT.key(), "missing, as is every other feature");
        }
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        return scored(new IpmnAssessment(values));
    }

    private static LineAnswer scored(IpmnAssessment assessment) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("score", assessment.absolute() + assessment.relative());
        scores.put("absolute", assessment.absolute());
        scores.put("relative", assessment.relative());
        scores.put("not_assessed", assessment.notAssessed().size());
        return new LineAnswer.Scored(scores, assessment.band(), assessment.explanation());
    }

    private static Optional<BigDecimal> value(LineInputs line, IpmnFeature feature) {
        if (!line.has(feature.key())) {
            return Optional.empty();
        }
        if (feature.isFlag()) {
            return Optional.of(line.flag(feature.key()) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        Optional<BigDecimal> number = line.number(feature.key());
        number.ifPresent(value -> line.within(
                feature.key(), value, feature == IpmnFeature.GROWTH ? "-100" : "0", most(feature), feature.ucum()));
        return number;
    }

    private static String most(IpmnFeature feature) {
        return switch (feature) {
            case CA19_9 -> "1000000";
            case MAIN_DUCT -> "60";
            case CYST -> "300";
            case NODULE -> "200";
            case GROWTH -> "100";
            case CYTOLOGY, SOLID_MASS, TUMOUR_JAUNDICE, NEW_DIABETES, ACUTE_PANCREATITIS -> "1";
        };
    }
}
