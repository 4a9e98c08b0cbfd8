package io.auscult.models.score;

import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.endpac.EndpacInputs;
import io.auscult.models.endpac.EndpacScore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * ENDPAC's points on one line. The points table is defined for every age ("≤59"), so this arithmetic asks only whether a value is
 * possible in an adult; whether the patient belongs to the population (new-onset diabetes at 50 to 85 years) is the caller's to
 * say here, and is checked where a chart is assessed.
 */
public final class EndpacLine {
    private EndpacLine() {}

    public static LineAnswer score(LineInputs line) {
        BigDecimal onset = number(line, "glucose_onset_mg_dl", "20", "2000", "mg/dL");
        BigDecimal prior = number(line, "glucose_prior_mg_dl", "20", "2000", "mg/dL");
        BigDecimal change = number(line, "weight_change_kg", "-150", "150", "kg");
        BigDecimal age = number(line, "age", "18", "120", "a");
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        EndpacScore score = EndpacScore.of(new EndpacInputs(onset, prior, change, age));
        return new LineAnswer.Scored(
                Map.of("score", score.total()),
                score.band().word(),
                new Explanation(EndpacScore.method(), score.contributions(), List.of()));
    }

    private static BigDecimal number(LineInputs line, String key, String low, String high, String unit) {
        Optional<BigDecimal> value = line.number(key);
        value.ifPresent(number -> line.within(key, number, low, high, unit));
        return value.orElse(BigDecimal.ZERO);
    }
}
