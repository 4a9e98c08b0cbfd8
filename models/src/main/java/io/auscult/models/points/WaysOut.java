package io.auscult.models.points;

import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Gathers, input by input, the nearest value of it alone that would put a score into each other band. */
public final class WaysOut {
    private final String band;
    private final List<WayOut> found = new ArrayList<>();

    /** @param band that the score is in now */
    public WaysOut(String band) {
        this.band = band;
    }

    /**
     * An input that is a number.
     *
     * @param candidates among which the nearest of every other band is
     * @param bandAt the band with that value, all else as it is
     */
    public WaysOut number(
            String input,
            String ucum,
            BigDecimal now,
            Collection<BigDecimal> candidates,
            Function<BigDecimal, String> bandAt) {
        Comparator<BigDecimal> nearest =
                Comparator.comparing(value -> value.subtract(now).abs());
        Set<String> reached = new HashSet<>(Set.of(band));
        candidates.stream().sorted(nearest.thenComparing(value -> value)).forEach(value -> {
            String there = bandAt.apply(value);
            if (reached.add(there)) {
                found.add(new WayOut(input, value.toPlainString(), ucum, there));
            }
        });
        return this;
    }

    /** An input that has two answers, and the band with the other one. */
    public WaysOut other(String input, String value, String there) {
        if (!there.equals(band)) {
            found.add(new WayOut(input, value, "", there));
        }
        return this;
    }

    public List<WayOut> list() {
        return List.copyOf(found);
    }
}
