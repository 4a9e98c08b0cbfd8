package io.auscult.cli.models;

import io.auscult.cli.HomeOption;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.models.Published;
import io.auscult.models.card.ModelCard;
import io.auscult.models.card.Vector;
import io.auscult.models.card.VectorFile;
import io.auscult.models.score.LineModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that a command was pointed to, loaded.
 *
 * @param ships the mode in which it is put to work where nobody says otherwise
 * @param files null for a model of the build
 */
record KnownModel(
        ModelCard card,
        LineModel line,
        boolean readsCharts,
        List<Vector> vectors,
        Mode ships,
        @Nullable ModelFiles files) {
    KnownModel {
        vectors = List.copyOf(vectors);
    }

    /**
     * @param words a folder, a zip, or the name of a model of the build, of the installation's folders, or that was deployed
     * @throws IOException when there is no such model, or it cannot be loaded: then why
     */
    static KnownModel find(String words, HomeOption home) throws IOException {
        Path path = Path.of(words);
        if (Files.isDirectory(path) || (words.endsWith(".zip") && Files.isRegularFile(path))) {
            return FolderModel.read(path);
        }
        ModelName name = ModelName.of(words);
        if (isOfTheBuild(name)) {
            return of(Models.published(name.id()));
        }
        Optional<Path> shipped = FolderModel.shipped(name.id());
        if (shipped.isPresent()) {
            KnownModel known = FolderModel.read(shipped.get());
            if (name.version().map(known.card().model().version()::equals).orElse(true)) {
                return known;
            }
        }
        return deployed(name, new DeploymentTopic(home.addresses()).all());
    }

    private static boolean isOfTheBuild(ModelName name) {
        return Models.ids().contains(name.id())
                && name.version()
                        .map(Models.card(name.id()).model().version()::equals)
                        .orElse(true);
    }

    private static KnownModel deployed(ModelName name, Deployments deployments) throws IOException {
        List<ModelRef> known = new ArrayList<>(deployments.models());
        Models.ids().forEach(id -> known.add(Models.card(id).model()));
        ModelRef model = name.among(known);
        ModelFiles files = deployments
                .files(model)
                .orElseThrow(() -> new IOException("Model " + model + " does not come with this version of Auscult"));
        return FolderModel.of(files);
    }

    private static KnownModel of(Published published) {
        return new KnownModel(
                published.card(),
                published.line(),
                published.onChart().isPresent(),
                VectorFile.read(published.card().model().id()),
                published.mode(),
                null);
    }

    /** The card of a deployed folder; empty when it cannot be read. */
    static Optional<ModelCard> cardOf(ModelFiles files) {
        return FolderModel.card(files);
    }
}
