package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.schemas.wire.Contribution;
import io.auscult.schemas.wire.Earlier;
import io.auscult.schemas.wire.Input;
import io.auscult.schemas.wire.NamedValue;
import io.auscult.schemas.wire.Problem;
import io.auscult.schemas.wire.Question;
import io.auscult.schemas.wire.Score;
import io.auscult.schemas.wire.WayOut;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What models say. Scores go as decimal text, since a reader in another language must get the very same double. */
public final class SignalCodec {
    static final Words<Signal.Problem.Kind> PROBLEMS = Words.of(Signal.Problem.Kind.class);

    private static final String SCORED = "scored";
    private static final String NOT_ASSESSABLE = "not-assessable";
    private static final String PENDING = "pending";

    private SignalCodec() {}

    /** For the {@code kind} header. */
    public static String kind(Signal signal) {
        return switch (signal) {
            case RiskScored _ -> SCORED;
            case NotAssessable _ -> NOT_ASSESSABLE;
            case Pending _ -> PENDING;
        };
    }

    public static io.auscult.schemas.wire.Signal toWire(Signal signal) {
        var wire = new io.auscult.schemas.wire.Signal(
                kind(signal),
                ValueCodec.toWire(signal.model()),
                signal.asOf(),
                signal.reassessAt(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                "",
                List.of(),
                null,
                null);
        switch (signal) {
            case RiskScored scored -> {
                wire.setScores(each(scored.scores(), SignalCodec::toWire));
                wire.setBand(scored.band());
                wire.setInputs(each(scored.inputs(), SignalCodec::toWire));
                wire.setContributions(each(scored.contributions(), SignalCodec::toWire));
                wire.setCaveats(scored.caveats());
                wire.setMethod(scored.explanation().method());
                wire.setWaysOut(each(scored.explanation().waysOut(), SignalCodec::toWire));
            }
            case NotAssessable not -> {
                wire.setReason(not.reason());
                wire.setProblems(each(not.problems(), SignalCodec::toWire));
            }
            case Pending pending -> {
                wire.setInputs(each(pending.inputs(), SignalCodec::toWire));
                wire.setQuestion(toWire(pending.question()));
                wire.setEarlier(toWire(pending.earlier()));
            }
        }
        return wire;
    }

    public static Signal fromWire(io.auscult.schemas.wire.Signal wire) {
        return switch (wire.getKind()) {
            case SCORED ->
                new RiskScored(
                        ValueCodec.fromWire(wire.getModel()),
                        wire.getAsOf(),
                        each(wire.getScores(), SignalCodec::fromWire),
                        required(wire.getBand(), "band"),
                        each(wire.getInputs(), SignalCodec::fromWire),
                        new Explanation(
                                wire.getMethod(),
                                each(wire.getContributions(), SignalCodec::fromWire),
                                each(wire.getWaysOut(), SignalCodec::fromWire)),
                        wire.getCaveats(),
                        wire.getReassessAt());
            case NOT_ASSESSABLE ->
                new NotAssessable(
                        ValueCodec.fromWire(wire.getModel()),
                        wire.getAsOf(),
                        required(wire.getReason(), "reason"),
                        each(wire.getProblems(), SignalCodec::fromWire),
                        wire.getReassessAt());
            case PENDING ->
                new Pending(
                        ValueCodec.fromWire(wire.getModel()),
                        wire.getAsOf(),
                        fromWire(required(wire.getQuestion(), "question")),
                        each(wire.getInputs(), SignalCodec::fromWire),
                        fromWire(wire.getEarlier()),
                        wire.getReassessAt());
            default -> throw new UnknownWordException();
        };
    }

    private static Score toWire(Signal.Score score) {
        return new Score(score.name(), Double.toString(score.value()), score.horizon(), score.scale());
    }

    private static Signal.Score fromWire(Score wire) {
        return new Signal.Score(
                wire.getName(), Double.parseDouble(wire.getValue()), wire.getHorizon(), wire.getScale());
    }

    private static Input toWire(Signal.Input input) {
        return new Input(input.name(), input.value(), input.ucum(), input.at(), input.fact(), input.source());
    }

    private static Signal.Input fromWire(Input wire) {
        return new Signal.Input(
                wire.getName(), wire.getValue(), wire.getUcum(), wire.getAt(), wire.getFact(), wire.getSource());
    }

    private static Contribution toWire(Signal.Contribution contribution) {
        return new Contribution(contribution.input(), Double.toString(contribution.amount()));
    }

    private static Signal.Contribution fromWire(Contribution wire) {
        return new Signal.Contribution(wire.getInput(), Double.parseDouble(wire.getAmount()));
    }

    private static WayOut toWire(Signal.WayOut way) {
        return new WayOut(way.input(), way.value(), way.ucum(), way.band());
    }

    private static Signal.WayOut fromWire(WayOut wire) {
        return new Signal.WayOut(wire.getInput(), wire.getValue(), wire.getUcum(), wire.getBand());
    }

    static Question toWire(Signal.Question question) {
        return new Question(
                question.id(),
                question.values().entrySet().stream()
                        .map(entry -> new NamedValue(entry.getKey(), entry.getValue()))
                        .toList());
    }

    static Signal.Question fromWire(Question wire) {
        SortedMap<String, String> values = new TreeMap<>();
        wire.getValues().forEach(value -> values.put(value.getName(), value.getValue()));
        return new Signal.Question(wire.getId(), values);
    }

    private static @Nullable Earlier toWire(Signal.@Nullable Earlier earlier) {
        return earlier == null ? null : new Earlier(earlier.asOf(), toWire(earlier.score()), earlier.band());
    }

    private static Signal.@Nullable Earlier fromWire(@Nullable Earlier wire) {
        return wire == null ? null : new Signal.Earlier(wire.getAsOf(), fromWire(wire.getScore()), wire.getBand());
    }

    private static Problem toWire(Signal.Problem problem) {
        return new Problem(problem.input(), PROBLEMS.word(problem.kind()), problem.sentence());
    }

    private static Signal.Problem fromWire(Problem wire) {
        return new Signal.Problem(wire.getInput(), PROBLEMS.constant(wire.getKind()), wire.getSentence());
    }
}
