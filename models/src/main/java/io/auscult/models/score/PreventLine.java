package io.auscult.models.score;

import io.auscult.core.event.Sex;
import io.auscult.models.prevent.PreventEquation;
import io.auscult.models.prevent.PreventInput;
import io.auscult.models.prevent.PreventInputs;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** PREVENT on one line; all inputs must be in range, also for the outcomes that do not use each of them. */
public final class PreventLine {
    private PreventLine() {}

    public static LineAnswer score(LineInputs line) {
        Sex sex = sex(line);
        double age = number(line, PreventInput.AGE);
        double totalC = number(line, PreventInput.TOTAL_C);
        double hdlC = number(line, PreventInput.HDL_C);
        double sbp = number(line, PreventInput.SBP);
        boolean diabetes = line.flag(PreventInput.DM.key());
        boolean smoking = line.flag(PreventInput.SMOKING.key());
        double bmi = number(line, PreventInput.BMI);
        double egfr = number(line, PreventInput.EGFR);
        boolean bpTreated = line.flag(PreventInput.BP_TX.key());
        boolean statin = line.flag(PreventInput.STATIN.key());
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        return scored(new PreventInputs(sex, age, totalC, hdlC, sbp, diabetes, smoking, bmi, egfr, bpTreated, statin));
    }

    private static LineAnswer scored(PreventInputs inputs) {
        Map<String, Object> risks = new LinkedHashMap<>();
        PreventEquation.risks(inputs).forEach((outcome, risk) -> risks.put(outcome.key(), risk));
        return new LineAnswer.Scored(Map.of("10yr", risks), "scored");
    }

    private static Sex sex(LineInputs line) {
        return line.word(PreventInput.SEX.key()).map(word -> sex(line, word)).orElse(Sex.UNKNOWN);
    }

    private static Sex sex(LineInputs line, String word) {
        return switch (word) {
            case "female" -> Sex.FEMALE;
            case "male" -> Sex.MALE;
            default -> {
                line.problem(PreventInput.SEX.key(), "neither \"female\" nor \"male\"");
                yield Sex.UNKNOWN;
            }
        };
    }

    private static double number(LineInputs line, PreventInput input) {
        Optional<BigDecimal> value = line.number(input.key());
        value.flatMap(input::outside).ifPresent(why -> line.problem(input.key(), why));
        return value.map(BigDecimal::doubleValue).orElse(Double.NaN);
    }
}
