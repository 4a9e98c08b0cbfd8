package io.auscult.training.fit;

import io.auscult.training.stats.Calibration;
import io.auscult.training.stats.LogisticLine;
import java.util.Map;

/**
 * A regression with its calibrator.
 *
 * @param calibrator from the log-odds of the regression to the probability that is shown; learnt from people whom the regression that
 *     scored them had not seen
 */
public record Calibrated(Candidate candidate, Regression regression, LogisticLine calibrator) {
    public double probability(Map<String, Object> inputs) {
        return calibrator.probability(Calibration.logit(regression.probability(inputs)));
    }
}
