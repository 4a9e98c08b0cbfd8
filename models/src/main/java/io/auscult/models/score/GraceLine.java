package io.auscult.models.score;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.grace.GraceInputs;
import io.auscult.models.grace.GraceLogistic;
import io.auscult.models.grace.GraceNomogram;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GRACE, original, on one line: {@code age pulse sbp creat killip arrest enz st}, with {@code variant} "logistic" (which holds when
 * left out) or "nomogram". The nomogram's own names for pulse and creatinine, {@code hr} and {@code cr}, are understood too, and name
 * that variant.
 */
public final class GraceLine {
    private GraceLine() {}

    public static LineAnswer score(LineInputs line) {
        String variant = line.has("variant") ? line.word("variant").orElse("") : variant(line);
        GraceInputs inputs = inputs(line);
        if (line.sound() && !variant.equals("logistic") && !variant.equals("nomogram")) {
            line.problem("variant", "neither \"logistic\" nor \"nomogram\"");
        }
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        return variant.equals("nomogram") ? nomogram(GraceNomogram.of(inputs)) : logistic(inputs);
    }

    private static String variant(LineInputs line) {
        return line.has("hr") || line.has("cr") ? "nomogram" : "logistic";
    }

    private static GraceInputs inputs(LineInputs line) {
        BigDecimal age = line.number("age", "18", "120", "a");
        BigDecimal pulse = line.number(line.has("hr") ? "hr" : "pulse", "0", "350", "/min");
        BigDecimal systolic = line.number("sbp", "20", "350", "mm[Hg]");
        BigDecimal creatinine = line.number(line.has("cr") ? "cr" : "creat", "0.1", "25", "mg/dL");
        int killip = line.whole("killip", 1, 4);
        return new GraceInputs(
                age, pulse, systolic, creatinine, killip, line.flag("arrest"), line.flag("enz"), line.flag("st"));
    }

    private static LineAnswer logistic(GraceInputs inputs) {
        List<Contribution> terms = GraceLogistic.terms(inputs).entrySet().stream()
                .map(term -> new Contribution(term.getKey().key(), term.getValue()))
                .toList();
        return new LineAnswer.Scored(
                Map.of("p", GraceLogistic.probability(inputs)),
                "scored",
                new Explanation("terms of the equation, in log-odds", terms, List.of()));
    }

    private static LineAnswer nomogram(GraceNomogram points) {
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("score", points.total());
        scores.put("approx_risk", points.approximateRisk());
        return new LineAnswer.Scored(
                scores,
                "scored",
                new Explanation(
                        "points of the nomogram",
                        List.of(
                                new Contribution("killip", points.killip()),
                                new Contribution("sbp", points.systolic()),
                                new Contribution("pulse", points.pulse()),
                                new Contribution("age", points.age()),
                                new Contribution("creat", points.creatinine()),
                                new Contribution("arrest", points.arrest()),
                                new Contribution("st", points.st()),
                                new Contribution("enz", points.enzymes())),
                        List.of()));
    }
}
