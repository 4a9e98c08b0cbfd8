package io.auscult.models.input;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.derived.Derivation;
import io.auscult.core.derived.Derived;
import io.auscult.core.derived.Dues;
import io.auscult.core.derived.Lookup;
import io.auscult.core.derived.Measured;
import io.auscult.core.derived.Records;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Earlier;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.Question;
import io.auscult.core.signal.Signal.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one assessment stands on, gathered while it reads the chart: the inputs used, everything that is wrong (not only the first
 * thing), what a reader must know, and when to look again.
 */
public final class Basis {
    private final Chart chart;
    private final Instant now;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> caveats = new ArrayList<>();
    private @Nullable Instant due;

    public Basis(Chart chart, Instant now) {
        this.chart = chart;
        this.now = now;
        if (chart.incomplete()) {
            caveats.add("The chart is incomplete: something the source sent could not be read.");
        }
    }

    public Chart chart() {
        return chart;
    }

    public Instant now() {
        return now;
    }

    public boolean sound() {
        return problems.isEmpty();
    }

    public void problem(String input, Kind kind, String sentence) {
        problems.add(new Problem(input, kind, sentence));
    }

    public void problem(Problem problem) {
        problems.add(problem);
    }

    public void caveat(String sentence) {
        if (!caveats.contains(sentence)) {
            caveats.add(sentence);
        }
    }

    public void use(Input input) {
        inputs.add(input);
    }

    public void use(Measured measured) {
        use(measured.input());
        measured.caveat().ifPresent(this::caveat);
    }

    /** The earliest of all times given counts; null says nothing. */
    public void lookAgainAt(@Nullable Instant time) {
        due = Dues.earliest(due, time);
    }

    /** The newest usable and fresh value of the concept; its problem is noted when there is none. */
    public Optional<Measured> measured(ConceptId concept) {
        return taken(Lookup.newest(chart, concept, now));
    }

    /** Uses what was found, or notes what stood in its way. */
    public Optional<Measured> taken(Lookup lookup) {
        lookAgainAt(lookup.due());
        return switch (lookup) {
            case Lookup.Found found -> {
                use(found.value());
                yield Optional.of(found.value());
            }
            case Lookup.Lacking lacking -> {
                problem(lacking.problem());
                yield Optional.empty();
            }
        };
    }

    /**
     * Uses a derived value, with every fact behind it; or notes what stands in its way, but no second time what has been said of
     * an input.
     */
    public Optional<BigDecimal> taken(Derivation derivation) {
        lookAgainAt(derivation.due());
        return switch (derivation) {
            case Derivation.Known known -> {
                use(known.derived());
                known.caveats().forEach(this::caveat);
                yield Optional.of(known.derived().amount().amount());
            }
            case Derivation.Unknown unknown -> {
                unknown.problems().stream()
                        .filter(problem -> !isNamed(problem.input()))
                        .forEach(this::problem);
                yield Optional.empty();
            }
        };
    }

    private void use(Derived derived) {
        derived.parts().forEach(part -> use(part.input()));
        if (!derived.isRecorded()) {
            use(derived.input());
        }
    }

    private boolean isNamed(String input) {
        return problems.stream().anyMatch(problem -> problem.input().equals(input));
    }

    /** A record that says that the patient has died puts them outside every model's population. */
    public void ofTheLiving() {
        if (Records.hasDied(chart)) {
            problem("deceased", Kind.OUTSIDE_POPULATION, "The record says that the patient has died.");
        }
    }

    /** A yes-or-no input that stands on the fact, or on the absence of one. */
    public boolean present(String name, Optional<Fact> fact) {
        use(fact.map(found -> new Input(
                        name, "yes", "", found.at(), found.key().original().value(), found.source()))
                .orElseGet(() -> new Input(name, "no", "", null, "", "")));
        return fact.isPresent();
    }

    public Signal scored(ModelRef model, List<Score> scores, String band, Explanation explanation) {
        return new Signal.RiskScored(model, now, scores, band, inputs, explanation, caveats, due);
    }

    /** Asked of a remote model about these inputs. */
    public Signal pending(ModelRef model, Question question, @Nullable Earlier earlier) {
        return new Signal.Pending(model, now, question, inputs, earlier, due);
    }

    public Signal notAssessable(ModelRef model) {
        String reason = problems.stream().map(Problem::sentence).collect(Collectors.joining(" "));
        return new Signal.NotAssessable(model, now, reason, problems, due);
    }
}
