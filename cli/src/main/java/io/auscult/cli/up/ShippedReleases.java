package io.auscult.cli.up;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptLint;
import io.auscult.rules.pack.FilesRefused;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The releases that come with the build. */
final class ShippedReleases {
    private static final String FIRST_VERSION = "1.0.0";

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

    /** The quickstart's site puts every shipped model to work. */
    private static List<Deployment> deployments() {
        return Stream.of("prevent", "endpac", "esc-troponin")
                .map(model -> new Deployment(new ModelRef(model, FIRST_VERSION), Mode.LIVE, Instant.EPOCH))
                .toList();
    }
}
