package io.auscult.delivery.inbox;

import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.Plots.Level;
import io.auscult.delivery.inbox.Plots.Value;
import io.auscult.delivery.inbox.SignalView.Bar;
import io.auscult.delivery.inbox.SignalView.InputRow;
import io.auscult.delivery.inbox.SignalView.Line;
import io.auscult.delivery.inbox.SignalView.ProblemRow;
import io.auscult.delivery.store.SignalStore;
import io.auscult.models.Models;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signals for a reader. */
public final class SignalViews {
    private static final String THRESHOLD = "threshold ";

    private final SignalStore signals;
    private final ModelCards models;
    private final Plots plots;
    private final Clockface clock;

    public SignalViews(SignalStore signals, ModelCards models, Plots plots, Clockface clock) {
        this.signals = signals;
        this.models = models;
        this.plots = plots;
        this.clock = clock;
    }

    public SignalView view(PatientId patient, Signal signal) {
        return view(patient, signal, List.of());
    }

    /** @param basis what the rule saw, which says which of the scores matters */
    public SignalView view(PatientId patient, Signal signal, List<Seen> basis) {
        return signal instanceof RiskScored scored ? view(signal, plot(patient, scored, basis)) : withoutPlot(signal);
    }

    /** The same without the course of the score. */
    public SignalView withoutPlot(Signal signal) {
        return view(signal, null);
    }

    private SignalView view(Signal signal, @Nullable Plot plot) {
        return switch (signal) {
            case RiskScored scored -> scored(scored, plot);
            case NotAssessable not -> unscored(not, "not-assessable", words(not), problems(not));
            case Pending pending -> unscored(pending, "pending", PendingWords.of(pending, clock), List.of());
        };
    }

    private SignalView scored(RiskScored signal, @Nullable Plot plot) {
        Score first = signal.scores().getFirst();
        return new SignalView(
                signal.model().toString(),
                models.name(signal.model()),
                "scored",
                Figures.score(first),
                Figures.name(first.name() + ", " + first.horizon()),
                signal.band().equals("scored") ? "" : Figures.band(signal.band()),
                clock.full(signal.asOf()),
                signal.scores().stream()
                        .skip(1)
                        .map(score ->
                                new Line(Figures.name(score.name() + ", " + score.horizon()), Figures.score(score)))
                        .toList(),
                signal.inputs().stream().map(this::input).toList(),
                bars(signal.contributions()),
                signal.explanation().method(),
                WaysOut.words(signal),
                signal.caveats(),
                List.of(),
                plot);
    }

    private SignalView unscored(Signal signal, String state, String headline, List<ProblemRow> problems) {
        return new SignalView(
                signal.model().toString(),
                models.name(signal.model()),
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
                null);
    }

    /** The reason too, where no problem says it. */
    private static String words(NotAssessable signal) {
        return signal.problems().isEmpty() ? "Not assessable: " + signal.reason() : "Not assessable";
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

    /** The score that the rule read, or the first, with the site's threshold where the rule names one in the score's own unit. */
    private @Nullable Plot plot(PatientId patient, RiskScored signal, List<Seen> basis) {
        Score score = signal.scores().stream()
                .filter(each ->
                        basis.stream().anyMatch(seen -> seen.what().equals(each.name() + ", " + each.horizon())))
                .findFirst()
                .orElseGet(() -> signal.scores().getFirst());
        boolean share = score.scale().equals("probability");
        double factor = share ? 100 : 1;
        String unit = share ? "%" : score.scale();
        List<Value> values = signals.history(patient, signal.model(), score.name()).stream()
                .map(point -> new Value(
                        point.at(), point.value() * factor, point.band().equals("scored") ? "" : point.band(), ""))
                .toList();
        if (values.size() < 2) {
            return null;
        }
        return plots.draw(new Plots.Subject(
                "score-" + signal.model().toString().replaceAll("[^a-z0-9]", "-"),
                Figures.name(score.name() + ", " + score.horizon()),
                unit,
                values,
                ranges(signal.model().id()),
                levels(basis, unit)));
    }

    private static List<String> ranges(String model) {
        return Models.ids().contains(model)
                ? List.copyOf(Models.card(model).bands().keySet())
                : List.of();
    }

    private static List<Level> levels(List<Seen> basis, String unit) {
        return basis.stream()
                .filter(seen ->
                        seen.what().startsWith(THRESHOLD) && seen.value().endsWith(" " + unit))
                .flatMap(seen ->
                        WaysOut.number(seen.value().substring(0, seen.value().length() - unit.length() - 1))
                                .map(amount -> new Level(amount.doubleValue(), "threshold " + seen.value()))
                                .stream())
                .limit(1)
                .toList();
    }
}
