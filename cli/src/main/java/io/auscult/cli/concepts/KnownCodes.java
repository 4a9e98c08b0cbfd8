package io.auscult.cli.concepts;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Code;
import io.auscult.rules.concept.CodeFile;
import io.auscult.rules.concept.ConceptFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a catalogue knows before an import, also one that cannot be published yet: a new concept has no code until it is imported. */
record KnownCodes(Set<ConceptId> concepts, Map<Code, Set<ConceptId>> byCode) {
    KnownCodes {
        concepts = Set.copyOf(concepts);
        byCode = Map.copyOf(byCode);
    }

    static KnownCodes of(CatalogueRelease catalogue) {
        Map<Code, Set<ConceptId>> byCode = new HashMap<>();
        CodeFile.rowsBeside(catalogue.files(), "")
                .forEach(row ->
                        byCode.computeIfAbsent(row.code(), _ -> new TreeSet<>()).add(row.concept()));
        return new KnownCodes(ConceptFiles.ids(catalogue), byCode);
    }

    Set<ConceptId> meaning(Code code) {
        return byCode.getOrDefault(code, Set.of());
    }
}
