package io.auscult.cli.concepts;

import io.auscult.core.release.CatalogueRelease;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What publishing a catalogue comes to, given what has been published before. Decisions name their version, so none is rewritten. */
sealed interface PublishingStep {
    /** It is new: write it, in force from this moment on. */
    record Write(CatalogueRelease release) implements PublishingStep {}

    /** The same files stand there already. */
    record Standing(CatalogueRelease release) implements PublishingStep {}

    /** Other files stand there under this version. */
    record Taken(CatalogueRelease standing) implements PublishingStep {}

    static PublishingStep of(CatalogueRelease wanted, Collection<CatalogueRelease> published, Instant inForceFrom) {
        Optional<CatalogueRelease> same = published.stream()
                .filter(release -> release.key().equals(wanted.key()))
                .findFirst();
        if (same.isEmpty()) {
            return new Write(new CatalogueRelease(wanted.version(), inForceFrom, wanted.files()));
        }
        return same.get().files().equals(wanted.files()) ? new Standing(same.get()) : new Taken(same.get());
    }

    /** The one in force at a moment, chosen as the stream chooses it. */
    static Optional<CatalogueRelease> inForce(Collection<CatalogueRelease> published, Instant now) {
        return published.stream()
                .filter(release -> !release.inForceFrom().isAfter(now))
                .max(Comparator.comparing(CatalogueRelease::inForceFrom).thenComparing(CatalogueRelease::key));
    }
}
