package io.auscult.rules.why;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a model said of the patient, or why it said nothing. */
record SignalWords(List<Signal> signals, Map<ModelRef, Mode> models) {
    /** What a model without bands calls its band. */
    private static final Set<String> NO_BAND = Set.of("", "scored");

    String of(String model) {
        String name = Names.model(model);
        Optional<Mode> mode = models.entrySet().stream()
                .filter(entry -> entry.getKey().id().equals(model))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
        if (mode.isEmpty() || mode.get() == Mode.OFF) {
            return name + " is not deployed, or off";
        }
        return signals.stream()
                .filter(signal -> signal.model().id().equals(model))
                .min(Comparator.comparing(signal -> models.getOrDefault(signal.model(), Mode.OFF)))
                .map(signal -> said(name, signal))
                .orElse(name + " has not looked at this patient yet");
    }

    static String said(String name, Signal signal) {
        return switch (signal) {
            case RiskScored scored ->
                name + " as of " + Names.date(scored.asOf()) + ": "
                        + Names.score(scored.scores().getFirst())
                        + (NO_BAND.contains(scored.band()) ? "" : ", band " + scored.band());
            case NotAssessable lacking ->
                name + " is not assessable: "
                        + lacking.problems().stream().map(SignalWords::words).collect(Collectors.joining(" "));
            case Pending pending ->
                name + " has been asked and has not answered"
                        + (pending.earlier() == null
                                ? ""
                                : "; its last answer is of "
                                        + Names.date(pending.earlier().asOf()));
        };
    }

    private static String words(Problem problem) {
        String sentence = problem.sentence();
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
