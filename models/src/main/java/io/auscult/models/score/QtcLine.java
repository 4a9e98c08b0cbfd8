package io.auscult.models.score;

import io.auscult.models.qtc.QtFormula;
import io.auscult.models.qtc.QtcBand;
import io.auscult.models.qtc.QtcExplanation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** QTc by every formula on one line: {@code qt_ms hr}. The band is that of Fridericia's. */
public final class QtcLine {
    private QtcLine() {}

    public static LineAnswer score(LineInputs line) {
        BigDecimal qt = line.number("qt_ms", "100", "1000", "ms");
        BigDecimal rate = line.number("hr", "20", "350", "/min");
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        Map<String, Object> scores = new LinkedHashMap<>();
        for (QtFormula formula : QtFormula.values()) {
            scores.put(formula.word(), formula.corrected(qt.doubleValue(), rate.doubleValue()));
        }
        double fridericia = QtFormula.FRIDERICIA.corrected(qt.doubleValue(), rate.doubleValue());
        return new LineAnswer.Scored(scores, QtcBand.of(fridericia).word(), QtcExplanation.of(qt, rate, "qt_ms", "hr"));
    }
}
