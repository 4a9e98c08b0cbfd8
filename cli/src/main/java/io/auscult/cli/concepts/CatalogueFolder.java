package io.auscult.cli.concepts;

import io.auscult.cli.up.Installation;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.rules.PackFolder;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which files a command works on: those of this project, unless another folder is named. */
final class CatalogueFolder {
    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "the catalogue's folder (default: rules/concepts of this project)")
    private @Nullable Path folder;

    Path path() {
        return folder == null ? Installation.found().root().resolve("rules/concepts") : folder;
    }

    /** The files as they are now, whatever is wrong in them. */
    CatalogueRelease read() throws IOException {
        if (!Files.isDirectory(path())) {
            throw new IOException("There is no folder " + path());
        }
        try {
            return PackFolder.concepts(path(), Instant.EPOCH);
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
