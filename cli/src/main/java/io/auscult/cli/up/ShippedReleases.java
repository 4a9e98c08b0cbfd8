package io.auscult.cli.up;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.RiskModel;
import io.auscult.models.Models;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptLint;
import io.auscult.rules.pack.FilesRefused;
import java.time.Instant;
import java.util.List;

/** The releases that come with the build. */
final class ShippedReleases {
    private ShippedReleases() {}

    /** @throws StartFailure when the catalogue has lint errors: what is wrong in it would be wrong in every chart */
    static Releases read() {
        return new Releases(BundledFiles.packs(Instant.EPOCH), deployments(), List.of(concepts()));
    }

    private static CatalogueRelease concepts() {
        try {
            return ConceptLint.checked(BundledFiles.concepts(Instant.EPOCH));
        } catch (FilesRefused e) {
            throw new StartFailure("The concept catalogue is not published:\n" + e.getMessage(), e);
        }
    }

    /** Every shipped model that reads charts, in the mode in which it ships. */
    private static List<Deployment> deployments() {
        return Models.all().stream()
                .map(RiskModel::ref)
                .map(model -> new Deployment(model, Models.published(model.id()).mode(), Instant.EPOCH))
                .toList();
    }
}
