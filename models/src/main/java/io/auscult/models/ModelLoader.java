package io.auscult.models;

import io.auscult.core.release.ModelFiles;
import io.auscult.models.card.Engine;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.FolderCardFile;
import io.auscult.models.onnx.ModelFolder;

/** A model folder as a model like those of the build, whatever computes it. */
public final class ModelLoader {
    private ModelLoader() {}

    /** @throws IllegalStateException saying which file, which key of it and what to do */
    public static Published load(ModelFiles files) {
        return switch (card(files).engine()) {
            case Engine.Onnx _ -> ModelFolder.load(files).published();
            case Engine.Remote _ ->
                throw new IllegalStateException(
                        FolderCardFile.NAME + ": asks a remote server, which this build cannot");
        };
    }

    /**
     * The card alone; nothing is loaded.
     *
     * @throws IllegalStateException when it is missing or cannot be read
     */
    public static FolderCard card(ModelFiles files) {
        return FolderCardFile.parse(files.text(FolderCardFile.NAME)
                .orElseThrow(() -> new IllegalStateException(FolderCardFile.NAME + " is missing")));
    }
}
