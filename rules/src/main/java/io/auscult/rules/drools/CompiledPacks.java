package io.auscult.rules.drools;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Packs by their files, each compiled once: a switch of mode, a rollback and another pack's release compile nothing anew. They stay,
 * because the log of a time may be folded at which an older one was in force.
 */
public final class CompiledPacks {
    private final Map<Map<String, String>, LoadedPack> byFiles = new ConcurrentHashMap<>();

    /** @throws FilesRefused with everything that is wrong in the pack's files */
    LoadedPack of(PackRelease release) {
        return byFiles.computeIfAbsent(release.files(), _ -> LoadedPack.of(PackFiles.parse(release)))
                .as(PackFiles.parse(release));
    }
}
