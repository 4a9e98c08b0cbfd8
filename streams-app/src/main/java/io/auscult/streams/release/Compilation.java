package io.auscult.streams.release;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.util.List;
import java.util.Map;

/** How published files become what interprets a chart. */
public interface Compilation {

    Concepts concepts(CatalogueRelease release);

    /**
     * The rulebook of these packs.
     *
     * @param models the models at work and how far their scores reach
     */
    Rulebook rulebook(List<PackRelease> packs, Map<ModelRef, Mode> models);
}
