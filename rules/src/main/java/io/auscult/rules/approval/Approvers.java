package io.auscult.rules.approval;

import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Seal;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may publish and approve rule packs at this site, and since when every pack needs two of them: one who publishes and another who
 * approves, each with a signature over the files. A later switch of the same files needs none, as long as it reaches no further than the
 * files say: whoever sees harm can take a rule off alone.
 *
 * @param since releases that took force before need no approval; null where none is asked for
 * @param people with their public keys, by name
 */
public record Approvers(@Nullable Instant since, Map<String, PublicKey> people) {
    /** One person can publish. */
    public static final Approvers NONE = new Approvers(null, Map.of());

    public Approvers {
        people = Map.copyOf(people);
    }

    public boolean required() {
        return since != null;
    }

    /**
     * Why a release may not take force; empty when it may.
     *
     * @param known whether the same files were accepted before, so that this is a switch of them
     */
    public Optional<String> objection(PackRelease release, boolean known) {
        if (since == null
                || release.pending()
                || release.by().isEmpty()
                || release.inForceFrom().isBefore(since)) {
            return Optional.empty();
        }
        if (reachesTooFar(release)) {
            return Optional.of(release.key() + " is " + release.mode().word()
                    + ", which is further than its pack.yaml says and was approved");
        }
        return known || approved(release)
                ? Optional.empty()
                : Optional.of(release.key() + " has not been signed by one person and approved by another of "
                        + new TreeMap<>(people).keySet());
    }

    private boolean approved(PackRelease release) {
        Set<String> publishers = signed(Seal.PUBLISHED, release);
        Set<String> approvers = signed(Seal.APPROVED, release);
        return publishers.stream()
                .anyMatch(publisher -> approvers.stream().anyMatch(approver -> areTwo(publisher, approver)));
    }

    /** Two names with one key are one person. */
    private boolean areTwo(String one, String other) {
        return !one.equals(other) && !Objects.equals(people.get(one), people.get(other));
    }

    private Set<String> signed(Seal seal, PackRelease release) {
        Set<String> names = new HashSet<>();
        people.forEach((name, key) -> {
            if (seal.isOn(release, name, key)) {
                names.add(name);
            }
        });
        return names;
    }

    private static boolean reachesTooFar(PackRelease release) {
        try {
            Mode said =
                    PackFiles.release(release.files(), release.inForceFrom()).mode();
            return said.and(release.mode()) != release.mode();
        } catch (FilesRefused e) {
            return true;
        }
    }
}
