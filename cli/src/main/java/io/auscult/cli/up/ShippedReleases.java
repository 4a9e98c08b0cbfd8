package io.auscult.cli.up;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.RiskModel;
import io.auscult.models.ModelLoader;
import io.auscult.models.Models;
import io.auscult.models.card.FolderCard;
import io.auscult.models.onnx.FolderFiles;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptLint;
import io.auscult.rules.pack.FilesRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The releases that come with the build. */
final class ShippedReleases {
    private ShippedReleases() {}

    /** @throws StartFailure when the catalogue has lint errors: what is wrong in it would be wrong in every chart */
    static Releases read(Installation installation) {
        return new Releases(BundledFiles.packs(Instant.EPOCH), deployments(installation), List.of(concepts()));
    }

    private static CatalogueRelease concepts() {
        try {
            return ConceptLint.checked(BundledFiles.concepts(Instant.EPOCH));
        } catch (FilesRefused e) {
            throw new StartFailure("The concept catalogue is not published:\n" + e.getMessage(), e);
        }
    }

    /** Every shipped model that reads charts, in the mode in which it ships: those of the build, then the folders. */
    private static List<Deployment> deployments(Installation installation) {
        Stream<Deployment> ofTheBuild = Models.all().stream()
                .map(RiskModel::ref)
                .map(model -> new Deployment(model, Models.published(model.id()).mode(), Instant.EPOCH));
        return Stream.concat(ofTheBuild, folders(installation.modelFolders())).toList();
    }

    private static Stream<Deployment> folders(Path folders) {
        if (!Files.isDirectory(folders)) {
            return Stream.empty();
        }
        try (Stream<Path> listed = Files.list(folders)) {
            return listed.filter(Files::isDirectory).sorted().toList().stream()
                    .map(ShippedReleases::folder)
                    .filter(FolderRelease::readsCharts)
                    .map(FolderRelease::deployment);
        } catch (IOException e) {
            throw new StartFailure("The models in " + folders + " cannot be read: " + e.getMessage(), e);
        }
    }

    private record FolderRelease(FolderCard card, ModelFiles files) {
        boolean readsCharts() {
            return card.readsCharts();
        }

        Deployment deployment() {
            return new Deployment(card.card().model(), card.mode(), Instant.EPOCH, "", "", files);
        }
    }

    /** The streams app loads the model and replays its vectors; here its card must be readable. */
    private static FolderRelease folder(Path folder) {
        try {
            ModelFiles files = FolderFiles.read(folder);
            return new FolderRelease(ModelLoader.card(files), files);
        } catch (IOException | IllegalStateException e) {
            throw new StartFailure("Model " + folder + " is not deployed: " + e.getMessage(), e);
        }
    }
}
