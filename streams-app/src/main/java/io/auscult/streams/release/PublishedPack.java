package io.auscult.streams.release;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.ContentHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A release of a pack.
 *
 * @param made of what its rules are made, as one word: two switches of one version differ in it, and so do other files
 */
record PublishedPack(PackRelease release, String made) {
    static PublishedPack of(PackRelease release) {
        List<String> parts = new ArrayList<>();
        release.files().forEach((name, text) -> {
            parts.add(name);
            parts.add(text);
        });
        return new PublishedPack(release, release.word() + " " + ContentHash.of(parts));
    }

    Instant inForceFrom() {
        return release.inForceFrom();
    }
}
