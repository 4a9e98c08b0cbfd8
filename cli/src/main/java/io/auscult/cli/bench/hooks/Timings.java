package io.auscult.cli.bench.hooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long answers took from the time at which their calls were due, so that a call that had to wait for an earlier one counts the
 * wait.
 *
 * @param micros in ascending order
 * @param failed calls without an answer of 200
 * @param cards in all answers
 * @param degraded answers that say that the live check was late
 */
record Timings(List<Long> micros, int failed, int cards, int degraded) {
    private static final double MICROS_OF_A_MILLI = 1_000;

    Timings {
        List<Long> sorted = new ArrayList<>(micros);
        Collections.sort(sorted);
        micros = List.copyOf(sorted);
    }

    Timings and(Timings other) {
        return new Timings(
                Stream.concat(micros.stream(), other.micros.stream()).toList(),
                failed + other.failed,
                cards + other.cards,
                degraded + other.degraded);
    }

    int answers() {
        return micros.size();
    }

    /** In milliseconds: the value that the given part of all does not exceed; NaN when there are none. */
    double percentile(double part) {
        if (micros.isEmpty()) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(part * micros.size()) - 1;
        return micros.get(Math.clamp(place, 0, micros.size() - 1)) / MICROS_OF_A_MILLI;
    }
}
