package io.auscult.rules.cases;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.rules.cases.Case.Line;
import io.auscult.rules.cases.Given.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of {@code given} that say what a model said. */
final class GivenSignals {
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final String SCORE = "[^\\s;]+ " + NUMBER + " [^\\s;,]+";
    private static final String PART = "[a-z0-9_-]+ gives " + NUMBER;
    private static final Pattern SCORED = Pattern.compile("(?<model>[a-z0-9-]+) (?<band>[a-z0-9_-]+) (?<scores>" + SCORE
            + "(?:, " + SCORE + ")*)(?:; (?<parts>" + PART + "(?:, " + PART + ")*))?");
    private static final Pattern NOT_ASSESSABLE = Pattern.compile(
            "(?<model>[a-z0-9-]+) not assessable, (?<input>[a-z0-9-]+) (?<kind>missing|stale|implausible)");

    private final Situation situation;

    GivenSignals(Situation situation) {
        this.situation = situation;
    }

    List<Reader> readers() {
        return List.of(
                new Reader(
                        "signal",
                        NOT_ASSESSABLE,
                        "prevent not assessable, total-cholesterol missing",
                        this::notAssessable),
                new Reader(
                        "signal",
                        SCORED,
                        "news2 low-medium score 3 points; heart-rate gives 3, systolic-bp gives 0",
                        this::scored));
    }

    private void scored(Line line, Matcher m) {
        List<Score> scores = new ArrayList<>();
        for (String score : m.group("scores").split(", ", -1)) {
            String[] parts = score.split(" ", -1);
            scores.add(new Score(parts[0], Double.parseDouble(parts[1]), "as given", parts[2]));
        }
        Explanation explanation = m.group("parts") == null
                ? Explanation.NONE
                : new Explanation("as given", parts(m.group("parts")), List.of());
        situation.signal(new RiskScored(
                model(m), situation.now(), scores, m.group("band"), List.of(), explanation, List.of(), null));
    }

    private static List<Contribution> parts(String text) {
        List<Contribution> parts = new ArrayList<>();
        for (String part : text.split(", ", -1)) {
            String[] words = part.split(" gives ", -1);
            parts.add(new Contribution(words[0], Double.parseDouble(words[1])));
        }
        return parts;
    }

    private void notAssessable(Line line, Matcher m) {
        Problem.Kind kind = Problem.Kind.valueOf(m.group("kind").toUpperCase(Locale.ROOT));
        String sentence = m.group("input") + " is " + m.group("kind");
        situation.signal(new NotAssessable(
                model(m), situation.now(), sentence, List.of(new Problem(m.group("input"), kind, sentence)), null));
    }

    private static ModelRef model(Matcher m) {
        return new ModelRef(m.group("model"), Given.GIVEN_MODEL_VERSION);
    }
}
