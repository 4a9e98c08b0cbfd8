package io.auscult.models.score;

import io.auscult.core.derived.CkdEpi2021;
import io.auscult.core.event.Sex;
import java.math.BigDecimal;
import java.util.Map;

/** The eGFR by CKD-EPI 2021 on one line: {@code cr} in mg/dL, {@code age}, {@code sex}. Unrounded; laboratories report whole numbers. */
public final class CkdEpiLine {
    private CkdEpiLine() {}

    public static LineAnswer score(LineInputs line) {
        BigDecimal creatinine = line.number("cr", "0.1", "25", "mg/dL");
        BigDecimal age = line.number("age", "18", "120", "a");
        Sex sex = line.word("sex").map(word -> sex(line, word)).orElse(Sex.UNKNOWN);
        return line.sound()
                ? new LineAnswer.Scored(
                        Map.of("score", CkdEpi2021.egfr(creatinine.doubleValue(), age.doubleValue(), sex)), "scored")
                : new LineAnswer.NotAssessable(line.reason());
    }

    private static Sex sex(LineInputs line, String word) {
        return switch (word) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            default -> {
                line.problem("sex", "neither \"female\" nor \"male\"");
                yield Sex.UNKNOWN;
            }
        };
    }
}
