package io.auscult.cli.up;

import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.rules.BundledFiles;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The releases that come with the build. */
final class ShippedReleases {
    private static final String FIRST_VERSION = "1.0.0";

    private ShippedReleases() {}

    static Releases read() {
        return new Releases(
                BundledFiles.packs(Instant.EPOCH), deployments(), List.of(BundledFiles.concepts(Instant.EPOCH)));
    }

    /** The quickstart's site puts every shipped model to work. */
    private static List<Deployment> deployments() {
        return Stream.of("prevent", "endpac", "esc-troponin")
                .map(model -> new Deployment(new ModelRef(model, FIRST_VERSION), Mode.LIVE, Instant.EPOCH))
                .toList();
    }
}
