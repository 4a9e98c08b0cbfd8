package io.auscult.mapping.fhir;

import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** CodeableConcepts as the domain's coded texts. */
final class FhirCodes {
    /** Stands for the code system where a source named none, so that its code is kept. */
    static final String NO_SYSTEM = "urn:auscult:no-system";

    private FhirCodes() {}

    static CodedText text(@Nullable CodeableConcept concept) {
        return concept == null ? CodedText.NONE : text(List.of(concept));
    }

    /** Several concepts of one thing, as an encounter's types, as one. */
    static CodedText text(List<CodeableConcept> concepts) {
        List<io.auscult.core.value.Coding> codings = new ArrayList<>();
        String text = null;
        for (CodeableConcept concept : concepts) {
            for (Coding coding : concept.getCoding()) {
                if (!blank(coding.getCode())) {
                    codings.add(coding(coding));
                }
            }
            text = text == null ? words(concept) : text;
        }
        return codings.isEmpty() && text == null ? CodedText.NONE : new CodedText(codings, text);
    }

    /** The code, empty when there is none; one that is absent for a reason may have that as an extension. */
    static String code(PrimitiveType<?> code) {
        String value = code.getValueAsString();
        return value == null ? "" : value;
    }

    /** The first code, empty when there is none. */
    static String firstCode(@Nullable CodeableConcept concept) {
        return concept == null
                        || !concept.hasCoding()
                        || blank(concept.getCodingFirstRep().getCode())
                ? ""
                : concept.getCodingFirstRep().getCode();
    }

    /** What a reference says by itself of the thing it refers to. */
    static CodedText named(Reference reference) {
        Identifier identifier = reference.getIdentifier();
        if (!blank(identifier.getSystem()) && !blank(identifier.getValue())) {
            Code code = new Code(identifier.getSystem(), identifier.getValue());
            return new CodedText(
                    List.of(new io.auscult.core.value.Coding(code, reference.getDisplay())), reference.getDisplay());
        }
        return reference.hasDisplay() ? new CodedText(List.of(), reference.getDisplay()) : CodedText.NONE;
    }

    private static io.auscult.core.value.Coding coding(Coding coding) {
        String system = blank(coding.getSystem()) ? NO_SYSTEM : coding.getSystem();
        return new io.auscult.core.value.Coding(new Code(system, coding.getCode()), coding.getDisplay());
    }

    /** The concept's own text; without codes the display of a coding that has no code. */
    private static @Nullable String words(CodeableConcept concept) {
        if (!blank(concept.getText())) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .filter(coding -> blank(coding.getCode()) && !blank(coding.getDisplay()))
                .map(Coding::getDisplay)
                .findFirst()
                .orElse(null);
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
