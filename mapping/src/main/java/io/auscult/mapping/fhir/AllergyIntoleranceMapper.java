package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AllergyRetracted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import org.hl7.fhir.r4.model.AllergyIntolerance;

/** An AllergyIntolerance, of any clinical and verification status, also a refuted one: what they mean is not decided here. */
final class AllergyIntoleranceMapper {
    private static final String ENTERED_IN_ERROR = "entered-in-error";

    private AllergyIntoleranceMapper() {}

    static Mapped map(AllergyIntolerance allergy, EntryContext entry) {
        String clinical = FhirCodes.firstCode(allergy.getClinicalStatus());
        String verification = FhirCodes.firstCode(allergy.getVerificationStatus());
        Times times = FhirTimes.effective(allergy.getOnset())
                .times(FhirTimes.instant(allergy.getRecordedDateElement()), entry.arrival());
        if (verification.equals(ENTERED_IN_ERROR)) {
            return entry.takenBack(AllergyRetracted::new, verification, times);
        }
        CodedText code = code(allergy);
        String criticality = FhirCodes.code(allergy.getCriticalityElement());
        Period period = FhirTimes.period(allergy.getOnset());
        FactVersion version = entry.version(clinical, times, clinical, verification, criticality, code, period);
        Envelope envelope = entry.envelope(version, times);
        return Mapped.Events.of(new AllergyRecorded(
                envelope, entry.fact(), version, code, clinical, verification, criticality, period));
    }

    /** What the patient is allergic to; without a code, the substance of the first reaction. */
    private static CodedText code(AllergyIntolerance allergy) {
        CodedText code = FhirCodes.text(allergy.getCode());
        return code.equals(CodedText.NONE) && allergy.hasReaction()
                ? FhirCodes.text(allergy.getReactionFirstRep().getSubstance())
                : code;
    }
}
