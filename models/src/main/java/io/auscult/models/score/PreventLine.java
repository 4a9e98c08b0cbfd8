package io.auscult.models.score;

import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.prevent.PreventAddOns;
import io.auscult.models.prevent.PreventEquation;
import io.auscult.models.prevent.PreventHorizon;
import io.auscult.models.prevent.PreventInput;
import io.auscult.models.prevent.PreventInputs;
import io.auscult.models.prevent.PreventOutcome;
import io.auscult.models.prevent.PreventVariant;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * PREVENT on one line; all inputs must be in range, also for the outcomes that do not use each of them. The add-ons {@code uacr},
 * {@code hba1c} and {@code sdi} may be left out, and so may {@code variant}: then it is the richest that they allow. A variant that
 * is asked for and wants an add-on that is not given takes it as not known; one that does not want it leaves it aside. Scores stand
 * under {@code 10yr} and, up to 59 years, under {@code 30yr}.
 */
public final class PreventLine {
    private static final String VARIANT = "variant";

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
        PreventAddOns addOns = new PreventAddOns(
                addOn(line, PreventInput.UACR), addOn(line, PreventInput.HBA1C), addOn(line, PreventInput.SDI));
        PreventVariant variant = line.optionalWord(VARIANT)
                .flatMap(word -> variant(line, word))
                .orElseGet(() -> PreventVariant.richest(addOns));
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        PreventInputs inputs =
                new PreventInputs(sex, age, totalC, hdlC, sbp, diabetes, smoking, bmi, egfr, bpTreated, statin, addOns);
        return scored(PreventEquation.of(inputs, variant), age);
    }

    private static LineAnswer scored(PreventEquation equation, double age) {
        Map<String, Object> scores = new LinkedHashMap<>();
        for (PreventHorizon horizon : PreventHorizon.values()) {
            if (horizon.isFor(age)) {
                scores.put(horizon.key(), risks(equation, horizon));
            }
        }
        return new LineAnswer.Scored(
                scores, "scored", explanation(equation), equation.variant().key());
    }

    private static Map<String, Double> risks(PreventEquation equation, PreventHorizon horizon) {
        Map<String, Double> risks = new LinkedHashMap<>();
        for (PreventOutcome outcome : PreventOutcome.values()) {
            risks.put(outcome.key(), equation.risk(horizon, outcome));
        }
        return risks;
    }

    private static Explanation explanation(PreventEquation equation) {
        List<Contribution> contributions =
                equation.contributions(PreventHorizon.TEN_YEARS, PreventOutcome.TOTAL_CVD).entrySet().stream()
                        .map(part -> new Contribution(part.getKey().key(), part.getValue()))
                        .toList();
        return new Explanation(equation.method(), contributions, List.of());
    }

    private static Optional<PreventVariant> variant(LineInputs line, String word) {
        Optional<PreventVariant> found = PreventVariant.named(word);
        if (found.isEmpty()) {
            line.problem(VARIANT, "none of base, uacr, hba1c, sdi and full");
        }
        return found;
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
        return inRange(line, input, line.number(input.key()));
    }

    private static double addOn(LineInputs line, PreventInput input) {
        return inRange(line, input, line.optionalNumber(input.key()));
    }

    private static double inRange(LineInputs line, PreventInput input, Optional<BigDecimal> value) {
        value.flatMap(input::outside).ifPresent(why -> line.problem(input.key(), why));
        return value.map(BigDecimal::doubleValue).orElse(PreventAddOns.NOT_KNOWN);
    }
}
