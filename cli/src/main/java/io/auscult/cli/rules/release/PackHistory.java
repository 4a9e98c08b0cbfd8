package io.auscult.cli.rules.release;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Pauses;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every release of every pack, oldest first by pack: what is in force at a moment is chosen as the stream chooses it. */
public final class PackHistory {
    private final Map<String, List<PackRelease>> byId = new TreeMap<>();
    private final Map<String, PackRelease> pending = new TreeMap<>();

    public PackHistory(Collection<PackRelease> all) {
        Pauses.counting(all).forEach(release -> {
            if (release.pending()) {
                pending.put(release.key(), release);
            } else {
                byId.computeIfAbsent(release.id(), _ -> new ArrayList<>()).add(release);
            }
        });
    }

    Set<String> packs() {
        return byId.keySet();
    }

    /** Oldest first. */
    List<PackRelease> of(String id) {
        return List.copyOf(byId.getOrDefault(id, List.of()));
    }

    /** Those that wait for an approval and have not got it. */
    List<PackRelease> pending() {
        return pending.values().stream()
                .filter(release -> first(release.id(), release.version()).isEmpty())
                .toList();
    }

    Optional<PackRelease> pending(String key) {
        return pending().stream().filter(release -> release.key().equals(key)).findFirst();
    }

    /** The one that holds at a moment. */
    Optional<PackRelease> at(String id, Instant moment) {
        return of(id).stream()
                .filter(release -> !release.inForceFrom().isAfter(moment))
                .reduce((_, later) -> later);
    }

    /** Of every pack the one that holds at a moment. */
    public List<PackRelease> at(Instant moment) {
        return packs().stream().flatMap(id -> at(id, moment).stream()).toList();
    }

    /** Those that take force after a moment. */
    List<PackRelease> ahead(String id, Instant moment) {
        return of(id).stream()
                .filter(release -> release.inForceFrom().isAfter(moment))
                .toList();
    }

    /** The one that will hold when every switch has taken force. */
    public Optional<PackRelease> last(String id) {
        return of(id).stream().reduce((_, later) -> later);
    }

    /** The publication of a version. */
    public Optional<PackRelease> first(String id, String version) {
        return of(id).stream()
                .filter(release -> release.version().equals(version))
                .findFirst();
    }

    /** As a version was when it last held, or will. */
    Optional<PackRelease> last(String id, String version) {
        return of(id).stream()
                .filter(release -> release.version().equals(version))
                .reduce((_, later) -> later);
    }

    /** In the order in which they were published. */
    List<String> versions(String id) {
        return of(id).stream().map(PackRelease::version).distinct().toList();
    }

    /** Whether no version that was published is as new. */
    public boolean isNewest(String id, PackVersion version) {
        return versions(id).stream().map(PackVersion::of).allMatch(other -> other.compareTo(version) < 0);
    }

    /** Whether the version that holds last was chosen by a person, and not by the build. */
    public boolean chosenBySite(String id) {
        List<PackRelease> all = of(id);
        for (int at = all.size() - 1; at >= 0; at--) {
            if (at == 0 || !all.get(at - 1).version().equals(all.get(at).version())) {
                return !all.get(at).by().isEmpty();
            }
        }
        return false;
    }

    /**
     * A new version reaches no further than the last did, as far as that was taken back by a switch: off means off until somebody says
     * live. A pause is no such switch: it stopped the files that ran away, and a new version is what lifts it.
     */
    public PackRelease keepingTakenBack(PackRelease wanted) {
        Optional<PackRelease> last = of(wanted.id()).reversed().stream()
                .filter(release -> !release.pausing())
                .findFirst();
        if (last.isEmpty()) {
            return wanted;
        }
        boolean takenBack = last.get().mode() != said(last.get());
        return wanted.reaching(
                takenBack ? wanted.mode().and(last.get().mode()) : wanted.mode(),
                ofItsRules(wanted, last.get().ruleModes()));
    }

    /** The mode that the files say. */
    static Mode said(PackRelease release) {
        return PackFiles.release(release.files(), release.inForceFrom()).mode();
    }

    static Map<RuleId, Mode> ofItsRules(PackRelease release, Map<RuleId, Mode> modes) {
        Map<RuleId, Mode> its = new TreeMap<>(modes);
        its.keySet().retainAll(rules(release));
        return its;
    }

    /** None when the files cannot be read. */
    static Set<RuleId> rules(PackRelease release) {
        try {
            return PackFiles.parse(release).cards().keySet();
        } catch (FilesRefused e) {
            return Set.of();
        }
    }

    /** The pack that has a rule; of several versions the last is asked. */
    Optional<String> packOf(RuleId rule) {
        return packs().stream()
                .filter(id -> of(id).reversed().stream()
                        .anyMatch(release -> rules(release).contains(rule)))
                .findFirst();
    }
}
