package io.auscult.cli.score;

import io.auscult.models.Models;
import io.auscult.models.onnx.FolderFiles;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.models.score.LineModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The model that a command line names: one that comes with the build by its id, or a model folder or zip by its path.
 *
 * @param folder what was loaded for it; null for a model that comes with the build
 */
record ChosenModel(LineModel line, @Nullable ModelFolder folder) implements AutoCloseable {

    /** @throws IllegalArgumentException when it is neither, or a folder that cannot be loaded, saying why */
    static ChosenModel named(String name) throws IOException {
        if (Models.ids().contains(name)) {
            return new ChosenModel(Models.published(name).line(), null);
        }
        if (!isThere(name)) {
            throw new IllegalArgumentException("There is no model \"" + name + "\"; the models are "
                    + String.join(", ", Models.ids()) + ", or a model folder or zip by its path");
        }
        try {
            ModelFolder folder = ModelFolder.load(FolderFiles.read(Path.of(name)));
            return new ChosenModel(folder.published().line(), folder);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("The model folder cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isThere(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }
}
