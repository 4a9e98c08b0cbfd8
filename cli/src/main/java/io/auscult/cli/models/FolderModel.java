package io.auscult.cli.models;

import io.auscult.cli.up.Installation;
import io.auscult.core.release.ModelFiles;
import io.auscult.models.card.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Models that are folders: those that come with the installation, and a site's own. */
final class FolderModel {
    private FolderModel() {}

    /** The folder that the installation has of this model. */
    static Optional<Path> shipped(String id) {
        return id.matches("[a-z0-9][a-z0-9-]*")
                ? Optional.of(Installation.found().modelFolders().resolve(id)).filter(Files::isDirectory)
                : Optional.empty();
    }

    /** @throws IOException when it cannot be loaded, saying why */
    static KnownModel read(Path folderOrZip) throws IOException {
        throw new IOException(folderOrZip + " cannot be loaded");
    }

    static KnownModel of(ModelFiles files) throws IOException {
        throw new IOException(files + " cannot be loaded");
    }

    static Optional<ModelCard> card(ModelFiles files) {
        return Optional.empty();
    }
}
