package io.auscult.cli.rules.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.release.PackRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A release, and how it stands now. */
record HistoryRow(PackRelease release, State state) {
    /** How a release stands. */
    enum State {
        IN_FORCE("in force", "*"),
        AHEAD("ahead", "+"),
        PAST("past", " "),
        WAITING("waiting", "?"),
        REFUSED("refused", "!");

        private final String word;
        private final String sign;

        State(String word, String sign) {
            this.word = word;
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** By pack, oldest first. */
    static List<HistoryRow> of(Collection<PackRelease> all, Collection<PackRelease> refused, Instant now) {
        PackHistory history = new PackHistory(
                all.stream().filter(release -> !refused.contains(release)).toList());
        List<HistoryRow> rows = new ArrayList<>();
        refused.forEach(release -> rows.add(new HistoryRow(release, State.REFUSED)));
        history.pending().forEach(release -> rows.add(new HistoryRow(release, State.WAITING)));
        for (String id : history.packs()) {
            for (PackRelease release : history.of(id)) {
                rows.add(new HistoryRow(release, state(release, history, now)));
            }
        }
        rows.sort(Comparator.comparing((HistoryRow row) -> row.release().id())
                .thenComparing(row -> row.release().inForceFrom()));
        return rows;
    }

    private static State state(PackRelease release, PackHistory history, Instant now) {
        if (release.inForceFrom().isAfter(now)) {
            return State.AHEAD;
        }
        return history.at(release.id(), now).filter(release::equals).isPresent() ? State.IN_FORCE : State.PAST;
    }

    ObjectNode json() {
        return Told.json(release).put("state", state.word);
    }
}
