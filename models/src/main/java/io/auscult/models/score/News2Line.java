package io.auscult.models.score;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.news2.Consciousness;
import io.auscult.models.news2.News2Inputs;
import io.auscult.models.news2.News2Model;
import io.auscult.models.news2.News2Parameter;
import io.auscult.models.news2.News2Score;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NEWS2 on one line: {@code rr spo2 on_o2 sbp pulse acvpu temp scale}, and where the caller knows them {@code age} and
 * {@code pregnant}, because the score is not for the young and the pregnant.
 */
public final class News2Line {
    private News2Line() {}

    public static LineAnswer score(LineInputs line) {
        ofThePopulation(line);
        Map<News2Parameter, BigDecimal> measured = new EnumMap<>(Map.of(
                News2Parameter.RESPIRATORY_RATE, line.number("rr", "0", "120", "/min"),
                News2Parameter.SATURATION, line.number("spo2", "20", "100", "%"),
                News2Parameter.SYSTOLIC, line.number("sbp", "20", "350", "mm[Hg]"),
                News2Parameter.PULSE, line.number("pulse", "0", "350", "/min"),
                News2Parameter.TEMPERATURE, line.number("temp", "20", "46", "Cel")));
        boolean oxygen = line.flag("on_o2");
        Consciousness level =
                line.word("acvpu").flatMap(word -> consciousness(line, word)).orElse(Consciousness.ALERT);
        boolean scale2 = line.whole("scale", 1, 2) == 2;
        return line.sound()
                ? answer(News2Score.of(new News2Inputs(measured, oxygen, level, scale2)))
                : new LineAnswer.NotAssessable(line.reason());
    }

    private static void ofThePopulation(LineInputs line) {
        line.optionalNumber("age")
                .filter(age -> age.compareTo(BigDecimal.valueOf(News2Model.YOUNGEST)) < 0)
                .ifPresent(_ -> line.problem("age", "NEWS2 is not for people under " + News2Model.YOUNGEST));
        if (line.has("pregnant") && line.flag("pregnant")) {
            line.problem("pregnant", "NEWS2 is not for use in pregnancy");
        }
    }

    private static Optional<Consciousness> consciousness(LineInputs line, String word) {
        Optional<Consciousness> level = Consciousness.of(word);
        if (level.isEmpty()) {
            line.problem("acvpu", "none of A, C, V, P, U");
        }
        return level;
    }

    private static LineAnswer answer(News2Score score) {
        return new LineAnswer.Scored(
                Map.of("score", score.total()),
                score.band().word(),
                new Explanation(
                        News2Model.METHOD,
                        Arrays.stream(News2Parameter.values())
                                .map(parameter -> new Contribution(parameter.key(), score.points(parameter)))
                                .toList(),
                        List.of()));
    }
}
