package io.auscult.cli.models;

import io.auscult.cli.up.Installation;
import io.auscult.core.release.ModelFiles;
import io.auscult.models.ModelLoader;
import io.auscult.models.Published;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.Vector;
import io.auscult.models.card.VectorFile;
import io.auscult.models.onnx.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Models that are folders: those that come with the installation, and a site's own. */
final class FolderModel {
    private static final String VECTORS = "vectors.json";

    private FolderModel() {}

    /** The folder that the installation has of this model. */
    static Optional<Path> shipped(String id) {
        return id.matches("[a-z0-9][a-z0-9-]*")
                ? Optional.of(Installation.found().modelFolders().resolve(id)).filter(Files::isDirectory)
                : Optional.empty();
    }

    /** @throws IOException when it cannot be loaded, saying why */
    static KnownModel read(Path folderOrZip) throws IOException {
        try {
            return of(FolderFiles.read(folderOrZip));
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @throws IOException when it cannot be loaded, saying why */
    static KnownModel of(ModelFiles files) throws IOException {
        try {
            Published published = ModelLoader.load(files);
            List<Vector> vectors = files.text(VECTORS)
                    .map(text -> VectorFile.parse(VECTORS, text))
                    .orElse(List.of());
            return new KnownModel(
                    published.card(),
                    published.line(),
                    published.onChart().isPresent(),
                    vectors,
                    published.mode(),
                    files);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static Optional<ModelCard> card(ModelFiles files) {
        try {
            return Optional.of(ModelLoader.card(files).card());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
