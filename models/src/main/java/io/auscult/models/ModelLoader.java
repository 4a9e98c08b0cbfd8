package io.auscult.models;

import io.auscult.core.release.ModelFiles;
import io.auscult.models.card.Engine;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.FolderCardFile;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.models.remote.RemoteModel;

/** Makes a model of a folder's files, wherever its card says that it runs. */
public final class ModelLoader {
    private ModelLoader() {}

    /** @throws IllegalStateException saying which file is wrong, which key of it and what to do */
    public static Published load(ModelFiles files) {
        FolderCard card = card(files);
        return switch (card.engine()) {
            case Engine.Onnx _ -> ModelFolder.load(files).published();
            case Engine.Remote _ -> new RemoteModel(card).published();
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
