package io.auscult.cli.up;

import io.auscult.cli.rules.release.PackHistory;
import io.auscult.cli.rules.release.PackVersion;
import io.auscult.core.release.PackRelease;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which of the shipped packs are published at a start. A pack that stands is left alone; a newer version of it is published, and keeps
 * what the site has taken back of the older one. Where the site has chosen the version itself, by publishing one or by a rollback, the
 * build chooses none any more.
 */
final class PackSuccession {
    private final PackHistory standing;
    private final Consumer<String> told;

    private PackSuccession(PackHistory standing, Consumer<String> told) {
        this.standing = standing;
        this.told = told;
    }

    /**
     * What is to be written.
     *
     * @param shipped in force from when they are to be
     * @param told of packs that stay unpublished, and what to do
     */
    static List<PackRelease> of(
            Collection<PackRelease> shipped, Collection<PackRelease> standing, Consumer<String> told) {
        PackSuccession succession = new PackSuccession(new PackHistory(standing), told);
        return shipped.stream()
                .flatMap(pack -> succession.published(pack).stream())
                .toList();
    }

    private Optional<PackRelease> published(PackRelease pack) {
        Optional<PackRelease> last = standing.last(pack.id());
        Optional<PackRelease> same = standing.first(pack.id(), pack.version());
        if (last.isEmpty()) {
            return Optional.of(pack);
        }
        if (same.isPresent()) {
            if (!same.get().files().equals(pack.files())) {
                told.accept("Rule pack " + pack.key() + " of this build is not the one that was published, and is not"
                        + " published: decisions name that version. Raise the version in pack.yaml.");
            }
            return Optional.empty();
        }
        if (!standing.isNewest(pack.id(), PackVersion.of(pack.version()))) {
            return Optional.empty();
        }
        if (standing.chosenBySite(pack.id())) {
            told.accept("Rule pack " + pack.key() + " of this build is not published: the site has chosen "
                    + last.get().key() + ". To have it: auscult rules publish rules/packs/" + pack.id());
            return Optional.empty();
        }
        return Optional.of(standing.keepingTakenBack(pack));
    }
}
