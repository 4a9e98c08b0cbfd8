package io.auscult.models.score;

import io.auscult.models.ca199.Ca199;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * CA 19-9 on one line: {@code ca19_9_u_ml}, {@code bilirubin_mg_dl} (total, of the same days) and, where the laboratory's is another
 * than 1.2 mg/dL, {@code bilirubin_upper_limit_mg_dl}.
 */
public final class Ca199Line {
    private static final String BILIRUBIN = "bilirubin_mg_dl";
    private static final String LIMIT = "bilirubin_upper_limit_mg_dl";

    private Ca199Line() {}

    public static LineAnswer score(LineInputs line) {
        BigDecimal value = within(line, "ca19_9_u_ml", line.number("ca19_9_u_ml"), "0", "1000000", "U/mL");
        BigDecimal bilirubin = within(line, BILIRUBIN, line.number(BILIRUBIN), "0", "80", "mg/dL");
        BigDecimal limit = within(
                line,
                LIMIT,
                line.optionalNumber(LIMIT).or(() -> Optional.of(Ca199.BILIRUBIN_LIMIT)),
                "0.3",
                "3",
                "mg/dL");
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        if (bilirubin.compareTo(limit) > 0) {
            return new LineAnswer.NotAssessable(
                    BILIRUBIN + ": " + bilirubin.toPlainString() + " is above " + limit.toPlainString()
                            + " mg/dL; cholestasis raises CA 19-9, which is then not interpreted",
                    Ca199.NOT_INTERPRETABLE);
        }
        boolean raised = value.compareTo(Ca199.CUT_OFF) > 0;
        return new LineAnswer.Scored(
                Map.of("score", value.doubleValue()), Ca199.band(raised), Ca199.explanation(value, raised));
    }

    private static BigDecimal within(
            LineInputs line, String key, Optional<BigDecimal> value, String low, String high, String unit) {
        value.ifPresent(number -> line.within(key, number, low, high, unit));
        return value.orElse(BigDecimal.ZERO);
    }
}
