package io.auscult.cli.rules.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A release, and how it stands now.
 *
 * @param switched the rules that reach another way than in the same version before it, each with its mode
 */
record HistoryRow(PackRelease release, State state, Map<RuleId, Mode> switched) {
    HistoryRow {
        switched = Collections.unmodifiableMap(new TreeMap<>(switched));
    }

    /** How a release stands. */
    enum State {
        IN_FORCE("in force", "*"),
        AHEAD("ahead", "+"),
        PAST("past", " "),
        WAITING("waiting", "?"),
        REFUSED("refused", "!"),
        MOOT("moot", "-");

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
        refused.forEach(release -> rows.add(new HistoryRow(release, State.REFUSED, Map.of())));
        history.pending().forEach(release -> rows.add(new HistoryRow(release, State.WAITING, Map.of())));
        for (String id : history.packs()) {
            PackRelease before = null;
            for (PackRelease release : history.of(id)) {
                rows.add(new HistoryRow(release, state(release, history, now), switched(before, release)));
                before = release;
            }
        }
        all.stream()
                .filter(release -> release.pausing() && !refused.contains(release))
                .filter(pause -> !history.of(pause.id()).contains(pause))
                .forEach(pause -> rows.add(new HistoryRow(pause, State.MOOT, Map.of())));
        rows.sort(Comparator.comparing((HistoryRow row) -> row.release().id())
                .thenComparing(row -> row.release().inForceFrom()));
        return rows;
    }

    private static Map<RuleId, Mode> switched(@Nullable PackRelease before, PackRelease release) {
        if (before == null || !before.version().equals(release.version())) {
            return Map.of();
        }
        Set<RuleId> rules = new TreeSet<>(before.ruleModes().keySet());
        rules.addAll(release.ruleModes().keySet());
        Map<RuleId, Mode> switched = new TreeMap<>();
        for (RuleId rule : rules) {
            Mode mode = release.ruleModes().getOrDefault(rule, Mode.LIVE);
            if (mode != before.ruleModes().getOrDefault(rule, Mode.LIVE)) {
                switched.put(rule, mode);
            }
        }
        return switched;
    }

    private static State state(PackRelease release, PackHistory history, Instant now) {
        if (release.inForceFrom().isAfter(now)) {
            return State.AHEAD;
        }
        return history.at(release.id(), now).filter(release::equals).isPresent() ? State.IN_FORCE : State.PAST;
    }

    ObjectNode json() {
        ObjectNode line = Told.json(release).put("state", state.word);
        ObjectNode rules = line.putObject("switched");
        switched.forEach((rule, mode) -> rules.put(rule.value(), mode.word()));
        return line;
    }

    /** Which rules the switch was about, before its reason; nothing where it was about the pack. */
    String why() {
        return switched.entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue().word() + ": ")
                .collect(Collectors.joining("", "", release.why()));
    }
}
