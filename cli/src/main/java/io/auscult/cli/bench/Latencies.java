package io.auscult.cli.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long events took from the time at which they were due to be sent to the time at which a reader of committed records had what
 * came of them, in milliseconds.
 *
 * @param millis in ascending order
 * @param unanswered events of which nothing was read in time
 * @param senderLateMillis how late the sender itself was at its worst: a large figure says that the machine, not the topology, stalled
 */
record Latencies(List<Long> millis, int unanswered, long senderLateMillis) {
    Latencies {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        millis = List.copyOf(sorted);
    }

    static Latencies together(List<Latencies> rounds) {
        return new Latencies(
                rounds.stream().flatMap(round -> round.millis.stream()).toList(),
                rounds.stream().mapToInt(Latencies::unanswered).sum(),
                rounds.stream().mapToLong(Latencies::senderLateMillis).max().orElse(0));
    }

    /** The value that the given part of all latencies does not exceed; NaN when there are none. */
    double percentile(double part) {
        if (millis.isEmpty()) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(part * millis.size()) - 1;
        return millis.get(Math.clamp(place, 0, millis.size() - 1));
    }
}
