package io.auscult.cli.concepts;

import static io.auscult.cli.concepts.FhirCodes.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Code;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The source codes of a FHIR ConceptMap whose target is a concept, named by its id in {@link FhirCodes#CONCEPT_SYSTEM} or by a code
 * that means it already. A source counts when it is the target or narrower: a broader one says too little.
 */
final class ConceptMapCodes {
    /** R4's equivalence and R5's relationship, read from the source to the target. */
    private static final Set<String> SOURCE_IS_TARGET_OR_NARROWER =
            Set.of("equivalent", "equal", "wider", "subsumes", "source-is-narrower-than-target");

    private final KnownCodes known;
    private final @Nullable ConceptId wanted;
    private final FhirCodes.Reader codes;

    private ConceptMapCodes(KnownCodes known, @Nullable ConceptId wanted, FhirCodes.Reader codes) {
        this.known = known;
        this.wanted = wanted;
        this.codes = codes;
    }

    /** @param wanted only this concept's codes; null for those of every concept that is a target */
    static FhirCodes read(JsonNode map, KnownCodes known, @Nullable ConceptId wanted, String sender) {
        ConceptMapCodes reading = new ConceptMapCodes(known, wanted, new FhirCodes.Reader(map, sender));
        map.path("group").forEach(reading::group);
        return reading.codes.codes();
    }

    private void group(JsonNode group) {
        String target = withoutVersion(text(group, "target"));
        String source = withoutVersion(text(group, "source"));
        for (JsonNode element : group.path("element")) {
            Set<ConceptId> meant = new TreeSet<>();
            element.path("target").forEach(one -> meant.addAll(meant(target, one, text(element, "code"))));
            meant.forEach(concept -> codes.add(concept, source, element));
        }
    }

    private Set<ConceptId> meant(String system, JsonNode target, String sourceCode) {
        Set<ConceptId> concepts = new TreeSet<>(concepts(system, text(target, "code")));
        concepts.removeIf(concept -> wanted != null && !wanted.equals(concept));
        String relation = target.has("relationship") ? text(target, "relationship") : text(target, "equivalence");
        if (!concepts.isEmpty() && !SOURCE_IS_TARGET_OR_NARROWER.contains(relation)) {
            codes.skip(sourceCode + " is only \"" + relation + "\" to " + text(target, "code"));
            return Set.of();
        }
        return concepts;
    }

    private Set<ConceptId> concepts(String system, String code) {
        if (system.isEmpty() || code.isEmpty()) {
            return Set.of();
        }
        if (!system.equals(FhirCodes.CONCEPT_SYSTEM)) {
            return known.meaning(new Code(system, code));
        }
        return known.concepts().stream()
                .filter(id -> id.value().equals(code))
                .findFirst()
                .map(Set::of)
                .orElseGet(() -> unknown(code));
    }

    private Set<ConceptId> unknown(String code) {
        codes.skip("The target \"" + code + "\" is no concept of this catalogue");
        return Set.of();
    }

    private static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
