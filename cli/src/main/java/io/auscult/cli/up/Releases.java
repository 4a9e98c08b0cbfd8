package io.auscult.cli.up;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.value.ContentHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the build ships for publishing: rule packs, model deployments and the concept catalogue.
 *
 * @param packs in force from whenever
 */
record Releases(List<PackRelease> packs, List<Deployment> deployments, List<CatalogueRelease> catalogues) {
    Releases {
        packs = List.copyOf(packs);
        deployments = List.copyOf(deployments);
        catalogues = List.copyOf(catalogues);
    }

    /** The same, in force from a time on. */
    Releases inForceFrom(Instant time) {
        return new Releases(
                packs.stream()
                        .map(pack -> new PackRelease(pack.id(), pack.version(), pack.mode(), time, pack.files()))
                        .toList(),
                deployments.stream().map(deployment -> deployment.from(time)).toList(),
                catalogues.stream()
                        .map(catalogue -> new CatalogueRelease(catalogue.version(), time, catalogue.files()))
                        .toList());
    }

    /** Differs whenever anything of the content differs. */
    String fingerprint() {
        List<String> parts = new ArrayList<>();
        packs.forEach(pack -> add(parts, pack.key() + " " + pack.mode().word(), pack.files()));
        deployments.forEach(deployment ->
                add(parts, deployment.model() + " " + deployment.mode().word() + files(deployment), Map.of()));
        catalogues.forEach(catalogue -> add(parts, catalogue.key(), catalogue.files()));
        return ContentHash.of(parts.toArray(String[]::new));
    }

    private static String files(Deployment deployment) {
        ModelFiles files = deployment.files();
        return files == null ? "" : " " + files.sha256();
    }

    private static void add(List<String> parts, String head, Map<String, String> files) {
        parts.add(head);
        files.forEach((name, text) -> {
            parts.add(name);
            parts.add(text);
        });
    }
}
