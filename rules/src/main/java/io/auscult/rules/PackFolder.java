package io.auscult.rules;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.pack.FileTexts;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.PackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Packs and concepts in a folder on disk, laid out as in this repository: for the people who edit them. */
public final class PackFolder {
    private PackFolder() {}

    /**
     * Every folder below {@code packs} that has a pack.yaml, in order of name.
     *
     * @throws FilesRefused when a pack.yaml cannot be read
     */
    public static List<PackRelease> packs(Path packs, Instant inForceFrom) throws IOException {
        List<PackRelease> releases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(packs)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve(PackFiles.PACK))) {
                    releases.add(pack(folder, inForceFrom));
                }
            }
        }
        return releases;
    }

    /** One pack's folder. */
    public static PackRelease pack(Path folder, Instant inForceFrom) throws IOException {
        return PackFiles.release(files(folder), inForceFrom);
    }

    /** The folder of the concept catalogue. */
    public static CatalogueRelease concepts(Path folder, Instant inForceFrom) throws IOException {
        return ConceptFiles.release(files(folder), inForceFrom);
    }

    /** The folder's files by name, without those that an editor, a spreadsheet program or the system hides. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                String name = String.valueOf(path.getFileName());
                if (Files.isRegularFile(path) && !isHidden(name)) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        }
        return FileTexts.of(files);
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("~$") || name.endsWith("~");
    }
}
