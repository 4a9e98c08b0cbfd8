package io.auscult.models.score;

import io.auscult.core.event.Sex;
import io.auscult.models.cha2ds2.Cha2ds2Score;
import io.auscult.models.cha2ds2.StrokeRisk;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** CHA2DS2-VA and -VASc on one line, for somebody with atrial fibrillation: {@code age female chf htn dm stroke vasc}. */
public final class Cha2ds2Line {
    private Cha2ds2Line() {}

    public static LineAnswer score(LineInputs line) {
        BigDecimal age = line.number("age", "18", "120", "a");
        Sex sex = line.flag("female") ? Sex.FEMALE : Sex.MALE;
        EnumSet<StrokeRisk> risks = EnumSet.noneOf(StrokeRisk.class);
        Arrays.stream(StrokeRisk.values()).filter(risk -> line.flag(risk.key())).forEach(risks::add);
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        Cha2ds2Score score = Cha2ds2Score.of(age, risks);
        Map<String, Object> scores = new LinkedHashMap<>();
        scores.put("cha2ds2_va", score.va());
        scores.put("cha2ds2_vasc", score.vasc(sex));
        return new LineAnswer.Scored(scores, score.band().word(), score.explanation(StrokeRisk::key));
    }
}
