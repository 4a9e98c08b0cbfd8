package io.auscult.mapping.fhir;

import io.auscult.core.value.CodedText;
import io.auscult.mapping.Unmappable;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Which drug {@code medication[x]} means: coded in place, or a Medication of the message, or one that its reference names. */
final class MedicationCode {
    private MedicationCode() {}

    /** @throws Unmappable when nobody can tell which drug it is */
    static CodedText of(@Nullable Type medication, BundleIndex bundle) {
        if (medication instanceof CodeableConcept concept) {
            return FhirCodes.text(concept);
        }
        Reference reference = medication instanceof Reference given ? given : new Reference();
        Resource found = bundle.find(reference).orElse(null);
        CodedText code = found instanceof Medication held && held.hasCode()
                ? FhirCodes.text(held.getCode())
                : FhirCodes.named(reference);
        if (code.equals(CodedText.NONE)) {
            throw new Unmappable(
                    "The medication is a reference to what the message does not hold",
                    "Send the Medication in the same bundle, or contained, or use medicationCodeableConcept");
        }
        return code;
    }
}
