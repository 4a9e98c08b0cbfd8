package io.auscult.models.esc;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.points.WaysOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why the algorithm answers as it does: the two numbers that it compares, and the nearest samples that would have been answered
 * otherwise, to the precision of the samples.
 *
 * @param second null where the first sample decided alone
 * @param hoursSinceOnset null when not known
 */
public record EscExplanation(
        CutOffs limits,
        BigDecimal first,
        @Nullable BigDecimal second,
        @Nullable BigDecimal hoursSinceOnset) {
    private static final String METHOD = "the first sample and the change, in ng/L, against the assay's limits";

    public EscOutcome outcome() {
        return outcome(first, second);
    }

    /**
     * @param firstName of the first sample among the inputs
     * @param secondName of the second
     */
    public Explanation named(String firstName, String secondName) {
        WaysOut ways = new WaysOut(outcome().word());
        ways.number(
                firstName,
                "ng/L",
                first,
                decided(firstCandidates(), true),
                value -> outcome(value, second).word());
        List<Contribution> contributions = new ArrayList<>(List.of(new Contribution(firstName, first.doubleValue())));
        if (second != null) {
            contributions.add(new Contribution("delta", second.subtract(first).doubleValue()));
            ways.number(
                    secondName,
                    "ng/L",
                    second,
                    decided(secondCandidates(), false),
                    value -> outcome(first, value).word());
        }
        return new Explanation(METHOD, contributions, ways.list());
    }

    /** Where the algorithm would only say that it cannot tell is no way out. */
    private List<BigDecimal> decided(Stream<BigDecimal> candidates, boolean ofFirst) {
        return candidates
                .filter(value -> value.signum() >= 0)
                .filter(value -> (ofFirst ? outcome(value, second) : outcome(first, value)).decided())
                .toList();
    }

    private Stream<BigDecimal> firstCandidates() {
        Stream<BigDecimal> levels = Stream.of(limits.veryLowBelow(), limits.lowBelow(), limits.highFrom())
                .filter(Objects::nonNull)
                .flatMap(this::around);
        return second == null ? levels : Stream.concat(levels, changesFrom(second));
    }

    private Stream<BigDecimal> secondCandidates() {
        return changesFrom(first);
    }

    private Stream<BigDecimal> changesFrom(BigDecimal other) {
        return Stream.of(limits.noDeltaBelow(), limits.deltaFrom())
                .filter(Objects::nonNull)
                .flatMap(change -> Stream.of(other.subtract(change), other.add(change)))
                .flatMap(this::around);
    }

    private Stream<BigDecimal> around(BigDecimal value) {
        int decimals = Math.max(Math.max(first.scale(), second == null ? 0 : second.scale()), 0);
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        return Stream.of(value.subtract(step), value, value.add(step));
    }

    private EscOutcome outcome(BigDecimal one, @Nullable BigDecimal other) {
        return EscAlgorithm.classify(
                limits, Level.exactly(one), other == null ? null : Level.exactly(other), hoursSinceOnset);
    }
}
