package io.auscult.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which releases count. Several processors may see a pack run away at the same time, and each may publish a pause; a person may
 * publish what mends it in the same second. So a pause says which release it stops, and counts only where that release still holds
 * at the pause's own time: the first one counts, every later one stops what no longer holds, and none undoes what a person has
 * decided since. Everybody who reads the releases comes to the same, in whatever order they arrived.
 */
public final class Pauses {
    /** What people and the build decide goes before a pause of the same time. */
    private static final Comparator<PackRelease> OLDEST_FIRST = Comparator.comparing(PackRelease::inForceFrom)
            .thenComparing(PackRelease::pausing)
            .thenComparing(PackRelease::word);

    private Pauses() {}

    /** Without the pauses that stop what did not hold; of several packs, oldest first of each. */
    public static List<PackRelease> counting(Collection<PackRelease> all) {
        Map<String, PackRelease> holding = new HashMap<>();
        List<PackRelease> counting = new ArrayList<>();
        all.stream().sorted(OLDEST_FIRST).forEach(release -> {
            PackRelease holds = holding.get(release.id());
            boolean counts =
                    !release.pausing() || (holds != null && release.stops().equals(holds.switchKey()));
            if (counts && !release.pending()) {
                holding.put(release.id(), release);
            }
            if (counts) {
                counting.add(release);
            }
        });
        return counting;
    }

    /** Of every pack the release that holds at a moment, among those that count. */
    public static Collection<PackRelease> holding(List<PackRelease> counting, Instant moment) {
        Map<String, PackRelease> holding = new TreeMap<>();
        counting.stream()
                .filter(release -> !release.inForceFrom().isAfter(moment))
                .forEach(release -> holding.put(release.id(), release));
        return holding.values();
    }
}
