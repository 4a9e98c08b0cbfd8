package io.auscult.rules.approval;

import io.auscult.core.release.PackRelease;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Lets releases in, read in the order in which they were published: a switch of files that were let in before needs no signature. */
public final class Admission {
    private final Supplier<Approvers> asked;
    private final Set<Map<String, String>> accepted = new HashSet<>();

    /** @param asked looked at for each release, so that who may approve changes without a restart */
    public Admission(Supplier<Approvers> asked) {
        this.asked = asked;
    }

    /** Why a release may not take force; empty when it may, or still waits. */
    public Optional<String> objection(PackRelease release) {
        Optional<String> objection = asked.get().objection(release, accepted.contains(release.files()));
        if (objection.isEmpty() && !release.pending()) {
            accepted.add(release.files());
        }
        return objection;
    }
}
