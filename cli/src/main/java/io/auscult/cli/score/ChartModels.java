package io.auscult.cli.score;

import io.auscult.core.signal.RiskModel;
import io.auscult.models.ModelLoader;
import io.auscult.models.Models;
import io.auscult.models.onnx.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The models that a person names for scoring charts. */
final class ChartModels {
    private ChartModels() {}

    /**
     * Those that are meant.
     *
     * @param words an id, {@code all} for every model of the build that reads charts, or a model's folder or zip
     * @throws IllegalArgumentException when there is no such model, or it reads no charts
     * @throws IOException when a folder cannot be loaded
     */
    static List<RiskModel> named(String words) throws IOException {
        if (words.equals("all")) {
            return Models.all();
        }
        Path path = Path.of(words);
        boolean folder = Files.isDirectory(path) || (words.endsWith(".zip") && Files.isRegularFile(path));
        return List.of(folder && !Models.ids().contains(words) ? loaded(path) : Models.byId(words));
    }

    private static RiskModel loaded(Path path) throws IOException {
        try {
            return ModelLoader.load(FolderFiles.read(path))
                    .onChart()
                    .orElseThrow(() -> new IllegalArgumentException(path + " scores input lines only"));
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
