package io.auscult.delivery.inbox;

import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.SignalView.Bar;
import io.auscult.delivery.inbox.SignalView.InputRow;
import io.auscult.delivery.inbox.SignalView.Line;
import io.auscult.delivery.inbox.SignalView.ProblemRow;
import io.auscult.delivery.inbox.SignalView.Trend;
import io.auscult.delivery.store.SignalStore;
import io.auscult.delivery.store.SignalStore.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Signals for a reader. */
public final class SignalViews {
    private static final Trend NONE = new Trend("", "", "", "", List.of());

    private final SignalStore signals;
    private final Clockface clock;

    public SignalViews(SignalStore signals, Clockface clock) {
        this.signals = signals;
        this.clock = clock;
    }

    public SignalView view(PatientId patient, Signal signal) {
        return switch (signal) {
            case RiskScored scored -> scored(patient, scored);
            case NotAssessable not -> unscored(not, "not-assessable", "Not assessable: " + not.reason(), problems(not));
            case Pending pending -> unscored(pending, "pending", PendingWords.of(pending, clock), List.of());
        };
    }

    private SignalView scored(PatientId patient, RiskScored signal) {
        Score first = signal.scores().getFirst();
        return new SignalView(
                signal.model().toString(),
                Figures.model(signal.model().id()),
                "scored",
                Figures.score(first),
                Figures.name(first.name()) + ", " + Figures.horizon(first.horizon()),
                signal.band().equals("scored") ? "" : signal.band().replace('_', ' '),
                clock.full(signal.asOf()),
                signal.scores().stream()
                        .skip(1)
                        .map(score -> new Line(
                                Figures.name(score.name()) + ", " + Figures.horizon(score.horizon()),
                                Figures.score(score)))
                        .toList(),
                signal.inputs().stream().map(this::input).toList(),
                bars(signal.contributions()),
                signal.explanation().method(),
                WaysOut.words(signal),
                signal.caveats(),
                List.of(),
                trend(first, signals.history(patient, signal.model(), first.name())));
    }

    private SignalView unscored(Signal signal, String state, String headline, List<ProblemRow> problems) {
        return new SignalView(
                signal.model().toString(),
                Figures.model(signal.model().id()),
                state,
                headline,
                "",
                "",
                clock.full(signal.asOf()),
                List.of(),
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                problems,
                NONE);
    }

    private InputRow input(Input input) {
        return new InputRow(
                Figures.name(input.name()),
                input.value() + Figures.unit(input.ucum()),
                input.at() == null ? "" : clock.clinical(input.at()).words(),
                input.source());
    }

    static List<ProblemRow> problems(NotAssessable signal) {
        return signal.problems().stream()
                .map(problem -> new ProblemRow(Figures.name(problem.input()), kind(problem), problem.sentence()))
                .toList();
    }

    private static String kind(Problem problem) {
        return switch (problem.kind()) {
            case OUTSIDE_POPULATION -> "outside the model's population";
            case MISSING -> "missing";
            case STALE -> "too old";
            case IMPLAUSIBLE -> "implausible";
            case NOT_UNDERSTOOD -> "not understood";
        };
    }

    private static List<Bar> bars(List<Contribution> contributions) {
        double widest = contributions.stream()
                .mapToDouble(each -> Math.abs(each.amount()))
                .max()
                .orElse(0);
        return contributions.stream()
                .filter(each -> each.amount() != 0)
                .sorted(Comparator.comparingDouble((Contribution each) -> -Math.abs(each.amount())))
                .map(each -> new Bar(
                        Figures.name(each.input()),
                        (each.amount() > 0 ? "+" : "−") + Figures.number(Math.abs(each.amount())),
                        each.amount() > 0,
                        Math.max(1, (int) Math.round(100 * Math.abs(each.amount()) / widest))))
                .toList();
    }

    private Trend trend(Score score, List<Point> points) {
        double factor = score.scale().equals("probability") ? 100 : 1;
        String unit = score.scale().equals("probability") ? "%" : score.scale();
        return new Trend(
                Figures.name(score.name()),
                unit,
                points.stream()
                        .map(point -> Long.toString(point.at().getEpochSecond()))
                        .collect(Collectors.joining(",", "[", "]")),
                points.stream()
                        .map(point -> Double.toString(point.value() * factor))
                        .collect(Collectors.joining(",", "[", "]")),
                points.stream()
                        .map(point -> new Line(
                                clock.full(point.at()).words(), Figures.number(point.value() * factor) + " " + unit))
                        .toList());
    }
}
