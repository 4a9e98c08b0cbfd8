package io.auscult.models.score;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.heart.HeartScore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * HEART on one line: {@code history ecg age_years risk_points troponin limit}, or {@code components}, the five points themselves.
 * History and ECG are for a human to judge; without them the line says what the other three come to.
 */
public final class HeartLine {
    private static final int MOST = 2;
    private static final int ITEMS = 5;

    private HeartLine() {}

    public static LineAnswer score(LineInputs line) {
        return line.has("components") ? fromPoints(line) : fromInputs(line);
    }

    private static LineAnswer fromInputs(LineInputs line) {
        BigDecimal years = line.number("age_years", "18", "120", "a");
        int risk = line.whole("risk_points", 0, MOST);
        BigDecimal troponin = line.number("troponin", "0", "1000000", "in the unit of the limit");
        BigDecimal limit = line.number("limit", "0.001", "1000000", "in the unit of the troponin");
        int age = HeartScore.agePoints(years);
        int heart = HeartScore.troponinPoints(troponin, limit);
        boolean others = line.sound();
        boolean human = line.has("history") && line.has("ecg");
        int history = judged(line, "history");
        int ecg = judged(line, "ecg");
        if (line.sound()) {
            return answer(new HeartScore(history, ecg, age, risk, heart));
        }
        String soFar = others && !human
                ? "; the other three come to " + (age + risk + heart) + " points (age " + age + ", risk factors " + risk
                        + ", troponin " + heart + ")"
                : "";
        return new LineAnswer.NotAssessable(line.reason() + soFar);
    }

    private static int judged(LineInputs line, String key) {
        if (line.has(key)) {
            return line.whole(key, 0, MOST);
        }
        line.problem(key, "missing, and a human has to judge it");
        return 0;
    }

    private static LineAnswer fromPoints(LineInputs line) {
        List<BigDecimal> points = line.numbers("components");
        boolean wrong = points.size() != ITEMS
                || points.stream()
                        .anyMatch(point -> point.scale() > 0
                                || point.signum() < 0
                                || point.compareTo(BigDecimal.valueOf(MOST)) > 0);
        if (line.sound() && wrong) {
            line.problem("components", "not five whole numbers from 0 to 2");
        }
        if (!line.sound()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        List<Integer> items = points.stream().map(BigDecimal::intValueExact).toList();
        return answer(new HeartScore(items.get(0), items.get(1), items.get(2), items.get(3), items.get(4)));
    }

    private static LineAnswer answer(HeartScore score) {
        return new LineAnswer.Scored(
                Map.of("score", score.total()),
                score.band(),
                new Explanation(
                        HeartScore.METHOD,
                        List.of(
                                new Contribution("history", score.history()),
                                new Contribution("ecg", score.ecg()),
                                new Contribution("age_years", score.age()),
                                new Contribution("risk_points", score.risk()),
                                new Contribution("troponin", score.troponin())),
                        List.of()));
    }
}
