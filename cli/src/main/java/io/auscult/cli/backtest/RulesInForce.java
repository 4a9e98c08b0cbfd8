package io.auscult.cli.backtest;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.models.Models;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** One catalogue, one set of models and one of packs, in force for all time: what a past is lived under. */
public final class RulesInForce {
    /** Before any past. */
    public static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    private RulesInForce() {}

    /**
     * Whenever each of them was published.
     *
     * @throws IOException when a pack does not compile, with what is wrong in it
     */
    public static Releases always(
            CatalogueRelease catalogue, Collection<Deployed> models, Collection<PackRelease> packs) throws IOException {
        Releases releases = new Releases(
                new RulesCompilation(), models.stream().map(Deployed::model).toList());
        releases.add(
                List.of(new CatalogueRelease(catalogue.version(), EVER, catalogue.files())),
                models.stream()
                        .map(each -> new Deployment(each.model().ref(), each.mode(), EVER))
                        .toList(),
                packs.stream().map(RulesInForce::always).toList());
        if (!releases.refused().isEmpty()) {
            throw new IOException(String.join("\n", releases.refused().values()));
        }
        releases.readUpTo(Instant.MAX.minus(Releases.LEAD));
        return releases;
    }

    private static PackRelease always(PackRelease pack) {
        return new PackRelease(
                pack.id(),
                pack.version(),
                pack.mode(),
                EVER,
                pack.files(),
                pack.ruleModes(),
                pack.by(),
                pack.why(),
                pack.approvedBy(),
                pack.signatures());
    }

    /** The models of the build, each in the mode in which it ships. */
    public static List<Deployed> shippedModels() {
        return Models.all().stream()
                .map(model ->
                        new Deployed(model, Models.published(model.ref().id()).mode()))
                .toList();
    }
}
