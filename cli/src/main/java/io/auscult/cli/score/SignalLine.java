package io.auscult.cli.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import java.util.List;

/** The answer for one patient as one line of JSON, with the keys of a scored line and what it stands on. */
final class SignalLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOW = "now";

    private SignalLine() {}

    static String of(String patient, Signal signal) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", patient);
        line.put("model", signal.model().toString());
        line.put("asOf", signal.asOf().toString());
        switch (signal) {
            case RiskScored scored -> {
                line.put("status", "scored");
                line.set("scores", scores(scored.scores()));
                line.put("band", scored.band()).putNull("reason");
                inputs(line, scored.inputs());
                scored.caveats().forEach(line.putArray("caveats")::add);
            }
            case NotAssessable not -> {
                line.put("status", "not-assessable").putObject("scores");
                line.putNull("band").put("reason", not.reason());
                var problems = line.putArray("problems");
                not.problems()
                        .forEach(problem -> problems.addObject()
                                .put("input", problem.input())
                                .put("problem", problem.sentence()));
            }
            case Pending pending -> {
                line.put("status", "pending").putObject("scores");
                line.putNull("band").put("reason", "A remote model is asked by a running Auscult only");
                inputs(line, pending.inputs());
            }
        }
        return line.toString();
    }

    /** A single one has the key "score", several have their names; those that look ahead, by horizon and name. */
    private static ObjectNode scores(List<Score> scores) {
        ObjectNode node = JSON.createObjectNode();
        if (scores.size() == 1) {
            return node.put("score", scores.getFirst().value());
        }
        scores.forEach(score -> (score.horizon().equals(NOW) ? node : node.withObjectProperty(score.horizon()))
                .put(score.name(), score.value()));
        return node;
    }

    private static void inputs(ObjectNode line, List<Input> inputs) {
        var array = line.putArray("inputs");
        inputs.forEach(input -> array.addObject()
                .put("name", input.name())
                .put("value", input.value())
                .put("unit", input.ucum())
                .put("at", input.at() == null ? null : input.at().toString()));
    }
}
