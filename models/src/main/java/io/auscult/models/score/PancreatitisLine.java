package io.auscult.models.score;

import io.auscult.models.pancreatitis.PancreatitisEquation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Cancer after chronic pancreatitis on one line: {@code cyst}, {@code weight_loss} and {@code plt} in 10*9/L. */
public final class PancreatitisLine {
    private PancreatitisLine() {}

    public static LineAnswer score(LineInputs line) {
        boolean cyst = line.flag("cyst");
        boolean weightLoss = line.flag("weight_loss");
        Optional<BigDecimal> platelets = line.number("plt");
        platelets.ifPresent(count -> line.within(
                "plt",
                count,
                String.valueOf(PancreatitisEquation.FEWEST),
                String.valueOf(PancreatitisEquation.MOST),
                "10*9/L"));
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        PancreatitisEquation equation = new PancreatitisEquation(cyst, weightLoss, platelets.orElseThrow());
        return new LineAnswer.Scored(Map.of("score", equation.risk()), equation.band(), equation.explanation());
    }
}
