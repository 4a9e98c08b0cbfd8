package io.auscult.cli.bench.hooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long answers took from the time at which their calls were due, so that a call that had to wait for an earlier one counts the
 * wait.
 *
 * @param micros in ascending order
 * @param failed calls without an answer of 200
 */
record Timings(List<Long> micros, int failed) {
    private static final double MICROS_OF_A_MILLI = 1_000;

    Timings {
        List<Long> sorted = new ArrayList<>(micros);
        Collections.sort(sorted);
        micros = List.copyOf(sorted);
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
