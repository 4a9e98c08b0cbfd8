package io.auscult.models.card;

import io.auscult.models.card.Calibration.Isotonic;
import io.auscult.models.card.Calibration.Platt;
import io.auscult.models.card.Calibration.PlattOnMargin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The {@code calibration} of a card. */
final class CalibrationNode {
    private CalibrationNode() {}

    static Calibration calibration(YamlNode card) {
        if (!card.has("calibration")) {
            return new Calibration.None();
        }
        if (!card.isMapping("calibration")) {
            if (card.text("calibration").equals("none")) {
                return new Calibration.None();
            }
            throw card.wrong("calibration", "is not none, {platt: …} or {isotonic: …}");
        }
        YamlNode node = card.child("calibration");
        node.onlyKeys(Set.of("platt", "isotonic"));
        return node.has("platt") ? platt(node.child("platt")) : isotonic(node.child("isotonic"));
    }

    private static Calibration platt(YamlNode platt) {
        platt.onlyKeys(Set.of("slope", "intercept", "on"));
        double slope = platt.number("slope").doubleValue();
        double intercept = platt.number("intercept").doubleValue();
        if (slope <= 0) {
            throw platt.wrong("slope", "is not above 0; a greater raw output means a greater score");
        }
        return switch (platt.text("on", "logit")) {
            case "logit" -> new Platt(slope, intercept);
            case "margin" -> new PlattOnMargin(slope, intercept);
            default -> throw platt.wrong("on", "is not logit or margin");
        };
    }

    private static Calibration isotonic(YamlNode isotonic) {
        isotonic.onlyKeys(Set.of("x", "y"));
        List<BigDecimal> x = isotonic.numbers("x");
        List<BigDecimal> y = isotonic.numbers("y");
        if (x.size() < 2 || x.size() != y.size()) {
            throw isotonic.wrong("x", "and y have to be lists of one length, of 2 or more");
        }
        for (int i = 1; i < x.size(); i++) {
            if (x.get(i).compareTo(x.get(i - 1)) <= 0) {
                throw isotonic.wrong("x", "does not increase at its entry " + (i + 1));
            }
            if (y.get(i).compareTo(y.get(i - 1)) < 0) {
                throw isotonic.wrong("y", "decreases at its entry " + (i + 1));
            }
        }
        return new Isotonic(doubles(x), doubles(y));
    }

    private static List<Double> doubles(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::doubleValue).toList();
    }
}
