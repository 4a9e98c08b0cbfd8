package io.auscult.cli.rules.release;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a wish about a rule pack comes to, given what was published before. Nothing that stands is ever rewritten. */
sealed interface PackStep {
    /** Write these, each in force from its own moment. */
    record Write(List<PackRelease> releases) implements PackStep {
        public Write {
            releases = List.copyOf(releases);
        }
    }

    /** Put it up for approval; it takes no force before. */
    record Wait(PackRelease release) implements PackStep {}

    /** It is so already, or will be as soon as this takes force. */
    record Standing(PackRelease release) implements PackStep {}

    record Refused(String reason) implements PackStep {}

    /**
     * A new version.
     *
     * @param wanted as its files say, with who and why
     * @param soonest when it can take force at the earliest
     * @param inForce when it shall take force; null for as soon as it can
     */
    static PackStep publish(
            PackRelease wanted,
            PackHistory history,
            Instant soonest,
            @Nullable Instant inForce,
            boolean needsApproval) {
        Optional<PackRelease> same = history.first(wanted.id(), wanted.version());
        if (same.isPresent()) {
            return again(wanted, same.get(), history);
        }
        if (!history.isNewest(wanted.id(), PackVersion.of(wanted.version()))) {
            return new Refused(wanted.key() + " is older than " + newest(wanted.id(), history)
                    + ", which was published before. Raise the version in pack.yaml; to have an older one back: auscult rules"
                    + " rollback " + wanted.id() + " --to VERSION");
        }
        if (needsApproval && wanted.approvedBy().isEmpty()) {
            return new Wait(history.keepingTakenBack(wanted).from(PackRelease.NEVER));
        }
        Instant from = inForce == null ? soonest : inForce;
        if (from.isBefore(soonest)) {
            return new Refused(
                    "It cannot take force before " + soonest + ": every processor must have read it by then");
        }
        Optional<PackRelease> last = history.last(wanted.id());
        if (last.isPresent() && !last.get().inForceFrom().isBefore(from)) {
            return new Refused(last.get().key() + " takes force at "
                    + last.get().inForceFrom() + "; publish with a later --in-force");
        }
        return new Write(List.of(history.keepingTakenBack(wanted).from(from)));
    }

    private static PackStep again(PackRelease wanted, PackRelease same, PackHistory history) {
        if (!same.files().equals(wanted.files())) {
            return new Refused(wanted.key() + " was published with other content, and decisions by it say so."
                    + " Raise the version in pack.yaml.");
        }
        PackRelease last = history.last(wanted.id()).orElse(same);
        return last.version().equals(wanted.version())
                ? new Standing(last)
                : new Refused(wanted.key() + " was published before, and " + last.key()
                        + " holds since. To have it back: auscult rules rollback " + wanted.id() + " --to "
                        + wanted.version());
    }

    private static String newest(String id, PackHistory history) {
        return history.versions(id).stream()
                .max((one, other) -> PackVersion.of(one).compareTo(PackVersion.of(other)))
                .map(version -> id + "@" + version)
                .orElse(id);
    }

    /** A whole pack further or less far. Its rules keep the modes that were set for them. */
    static PackStep switched(String id, Mode mode, String by, String why, PackHistory history, Instant soonest) {
        return everywhere(
                id,
                release -> release.reaching(mode, release.ruleModes()),
                release -> release.decided(by, why),
                history,
                soonest);
    }

    /** A single rule less far than its pack, or as far as that again. */
    static PackStep switched(
            RuleId rule, String id, Mode mode, String by, String why, PackHistory history, Instant soonest) {
        Optional<PackRelease> last = history.last(id);
        if (last.isPresent() && mode.and(last.get().mode()) != mode) {
            return new Refused(rule + " reaches no further than its pack, and "
                    + last.get().key() + " is " + last.get().mode().word() + ". Switch the pack: auscult rules "
                    + mode.word() + " " + id);
        }
        return everywhere(
                id,
                release -> release.reaching(release.mode(), with(release.ruleModes(), rule, mode)),
                release -> release.decided(by, why),
                history,
                soonest);
    }

    private static Map<RuleId, Mode> with(Map<RuleId, Mode> modes, RuleId rule, Mode mode) {
        Map<RuleId, Mode> changed = new TreeMap<>(modes);
        if (mode == Mode.LIVE) {
            changed.remove(rule);
        } else {
            changed.put(rule, mode);
        }
        return changed;
    }

    /**
     * An earlier version in force again, as far as it reached; a rule that was taken back since stays so.
     *
     * @param to null for the version that was published before the one that holds
     */
    static PackStep rollback(
            String id, @Nullable String to, String by, String why, PackHistory history, Instant soonest) {
        Optional<PackRelease> holding = history.at(id, soonest);
        if (holding.isEmpty()) {
            return new Refused("No version of " + id + " is in force");
        }
        List<String> versions = history.versions(id);
        String version = to != null ? to : before(holding.get().version(), versions);
        if (version.isEmpty()) {
            return new Refused(holding.get().key()
                    + " is the first version that was published; to take it back: auscult" + " rules off " + id);
        }
        Optional<PackRelease> target = history.last(id, version);
        if (target.isEmpty()) {
            return new Refused("There is no " + id + "@" + version + "; published were " + String.join(", ", versions));
        }
        return everywhere(
                id, holds -> back(holds, target.get()), release -> release.decided(by, why), history, soonest);
    }

    private static String before(String version, List<String> versions) {
        int at = versions.indexOf(version);
        return at > 0 ? versions.get(at - 1) : "";
    }

    private static PackRelease back(PackRelease holds, PackRelease target) {
        if (holds.version().equals(target.version())) {
            return holds;
        }
        Map<RuleId, Mode> modes = new TreeMap<>(target.ruleModes());
        PackHistory.ofItsRules(target, holds.ruleModes()).forEach((rule, mode) -> modes.merge(rule, mode, Mode::and));
        return target.reaching(target.mode(), modes).from(holds.inForceFrom());
    }

    /** The same change to what holds then and to everything that is published ahead, so that no later moment undoes it. */
    private static PackStep everywhere(
            String id,
            UnaryOperator<PackRelease> change,
            UnaryOperator<PackRelease> decided,
            PackHistory history,
            Instant soonest) {
        List<PackRelease> bases =
                new ArrayList<>(history.at(id, soonest).stream().toList());
        bases.addAll(history.ahead(id, soonest));
        if (bases.isEmpty()) {
            return new Refused(
                    "There is no rule pack \"" + id + "\"; published are " + String.join(", ", history.packs()));
        }
        List<PackRelease> written = new ArrayList<>();
        for (PackRelease base : bases) {
            PackRelease changed = change.apply(base);
            if (!changed.word().equals(base.word()) || changed.pausing() != base.pausing()) {
                Instant after = base.inForceFrom().plusMillis(1);
                written.add(decided.apply(changed).from(after.isAfter(soonest) ? after : soonest));
            }
        }
        return written.isEmpty() ? new Standing(bases.getLast()) : new Write(written);
    }
}
