package io.auscult.models.onnx;

import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.card.BoundInput;
import io.auscult.models.card.Take;
import io.auscult.models.card.ValueRange;
import io.auscult.models.folder.ModelRow;
import io.auscult.models.folder.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which input, changed alone, would put the score into another band, and how far it would have to go: nobody can change an age or a
 * sex, so these are left out, and what is not known is left alone. A number is looked for on a grid over its range and then, between
 * the nearest grid point in another band and its neighbour, by halving down to the input's precision. Of a graph that goes up and down
 * within one grid step, a nearer value may be missed.
 */
final class WaysOut {
    /** Steps of the grid. */
    private static final int GRID = 32;

    private final FolderScorer scorer;
    private final ModelRow person;
    private final String band;

    private WaysOut(FolderScorer scorer, ModelRow person, String band) {
        this.scorer = scorer;
        this.person = person;
        this.band = band;
    }

    /** In the order of the card and then of the bands' names; of one input, at most one way into each other band. */
    static List<WayOut> of(FolderScorer scorer, ModelRow person, String band) throws NoAnswer {
        if (scorer.card().cutPoints().size() < 2) {
            return List.of();
        }
        WaysOut search = new WaysOut(scorer, person, band);
        List<WayOut> ways = new ArrayList<>();
        for (int i = 0; i < scorer.card().inputs().size(); i++) {
            ways.addAll(search.ways(i));
        }
        return ways;
    }

    private List<WayOut> ways(int index) throws NoAnswer {
        BoundInput input = scorer.card().inputs().get(index);
        if (!input.changeable()) {
            return List.of();
        }
        return switch (person.value(index)) {
            case Value.Absent _ -> List.of();
            case Value.Word word -> words(index, input, word.word());
            case Value.Amount amount ->
                input.take() == Take.PRESENT
                        ? presence(index, input, amount.amount())
                        : amounts(index, input, amount.amount());
        };
    }

    private List<WayOut> words(int index, BoundInput input, String now) throws NoAnswer {
        List<String> others = input.transform().words().stream()
                .filter(word -> !word.equals(now))
                .toList();
        List<String> bands =
                bands(index, others.stream().<Value>map(Value.Word::new).toList());
        Map<String, WayOut> ways = new LinkedHashMap<>();
        for (int i = 0; i < others.size(); i++) {
            if (!bands.get(i).equals(band)) {
                ways.putIfAbsent(bands.get(i), new WayOut(input.name(), others.get(i), "", bands.get(i)));
            }
        }
        return List.copyOf(ways.values());
    }

    private List<WayOut> presence(int index, BoundInput input, BigDecimal now) throws NoAnswer {
        boolean other = now.signum() == 0;
        String reached = bands(index, List.of(Value.yesOrNo(other))).getFirst();
        return reached.equals(band) ? List.of() : List.of(new WayOut(input.name(), other ? "yes" : "no", "", reached));
    }

    private List<WayOut> amounts(int index, BoundInput input, BigDecimal now) throws NoAnswer {
        ValueRange range = input.range();
        if (range == null) {
            return List.of();
        }
        Steps steps = new Steps(input.precision(), now);
        Map<String, BigInteger> nearest = new TreeMap<>();
        for (List<BigInteger> side : List.of(steps.down(range.low(), GRID), steps.up(range.high(), GRID))) {
            for (Map.Entry<String, BigInteger> found :
                    nearest(index, steps, side).entrySet()) {
                nearest.merge(found.getKey(), found.getValue(), steps::nearer);
            }
        }
        List<WayOut> ways = new ArrayList<>();
        nearest.forEach((other, step) ->
                ways.add(new WayOut(input.name(), steps.amount(step).toPlainString(), input.unit(), other)));
        return ways;
    }

    /** @param side grid points going away from the person's value, without it */
    private Map<String, BigInteger> nearest(int index, Steps steps, List<BigInteger> side) throws NoAnswer {
        List<String> bands = bands(index, side.stream().<Value>map(steps::value).toList());
        Map<String, BigInteger> found = new LinkedHashMap<>();
        for (int i = 0; i < side.size(); i++) {
            String other = bands.get(i);
            if (!other.equals(band) && !found.containsKey(other)) {
                BigInteger before = i == 0 ? steps.start(side.getFirst()) : side.get(i - 1);
                BigInteger way = halve(index, steps, before, side.get(i), other);
                if (isIn(index, steps, way, other)) {
                    found.put(other, way);
                }
            }
        }
        return found;
    }

    /** Asked alone, as a score is: a float graph may answer differently by a last digit when it is asked many rows at once. */
    private boolean isIn(int index, Steps steps, BigInteger step, String wanted) throws NoAnswer {
        return bands(index, List.of(steps.value(step))).getFirst().equals(wanted);
    }

    /** The point next to {@code without} that lies in the band, as {@code with} does. */
    private BigInteger halve(int index, Steps steps, BigInteger without, BigInteger with, String wanted)
            throws NoAnswer {
        BigInteger in = with;
        BigInteger out = without;
        while (in.subtract(out).abs().compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = in.add(out).shiftRight(1);
            if (isIn(index, steps, middle, wanted)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    private List<String> bands(int index, List<Value> values) throws NoAnswer {
        List<ModelRow> rows =
                values.stream().map(value -> person.with(index, value)).toList();
        List<String> bands = new ArrayList<>();
        for (double score : scorer.scores(rows)) {
            bands.add(scorer.card().band(score));
        }
        return bands;
    }

    /**
     * The values that an input can be printed as: whole multiples of its precision.
     *
     * @param now the person's value, which may lie between two of them
     */
    private record Steps(BigDecimal precision, BigDecimal now) {

        BigDecimal amount(BigInteger step) {
            return precision.multiply(new BigDecimal(step)).stripTrailingZeros();
        }

        Value value(BigInteger step) {
            return new Value.Amount(amount(step));
        }

        private BigInteger step(BigDecimal value, RoundingMode rounding) {
            return value.divide(precision, 0, rounding).toBigInteger();
        }

        /** The point on the other side of the person's value, or the value itself: from here the halving never comes back. */
        BigInteger start(BigInteger first) {
            BigInteger below = step(now, RoundingMode.FLOOR);
            return first.compareTo(below) > 0 ? below : step(now, RoundingMode.CEILING);
        }

        List<BigInteger> down(BigDecimal low, int points) {
            return grid(
                    step(now, RoundingMode.CEILING).subtract(BigInteger.ONE), step(low, RoundingMode.CEILING), points);
        }

        List<BigInteger> up(BigDecimal high, int points) {
            return grid(step(now, RoundingMode.FLOOR).add(BigInteger.ONE), step(high, RoundingMode.FLOOR), points);
        }

        /** From the point next to the person's value to the end of the range; none when that lies behind it. */
        private List<BigInteger> grid(BigInteger first, BigInteger last, int points) {
            boolean up = amount(first).compareTo(now) > 0;
            BigInteger length = up ? last.subtract(first) : first.subtract(last);
            if (length.signum() < 0) {
                return List.of();
            }
            List<BigInteger> grid = new ArrayList<>();
            for (int i = 0; i <= points; i++) {
                BigInteger way = length.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(points));
                BigInteger point = up ? first.add(way) : first.subtract(way);
                if (grid.isEmpty() || !grid.getLast().equals(point)) {
                    grid.add(point);
                }
            }
            return grid;
        }

        /** Of two, the one nearer to the person's value; the smaller when they are equally far. */
        BigInteger nearer(BigInteger one, BigInteger other) {
            int order = amount(one)
                    .subtract(now)
                    .abs()
                    .compareTo(amount(other).subtract(now).abs());
            return order == 0 ? one.min(other) : order < 0 ? one : other;
        }
    }
}
