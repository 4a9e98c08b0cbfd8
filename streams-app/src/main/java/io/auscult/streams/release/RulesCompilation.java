package io.auscult.streams.release;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.CompiledPacks;
import io.auscult.rules.drools.DroolsRulebook;
import java.util.List;
import java.util.Map;

/** Compilation by the rules module. */
public final class RulesCompilation implements Compilation {
    private final CompiledPacks known = new CompiledPacks();

    @Override
    public Concepts concepts(CatalogueRelease release) {
        return ConceptFiles.parse(release);
    }

    @Override
    public Rulebook rulebook(List<PackRelease> packs, Map<ModelRef, Mode> models) {
        return DroolsRulebook.compile(packs, models, known);
    }
}
