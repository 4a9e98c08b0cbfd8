package io.auscult.mapping.fhir;

import io.auscult.core.event.ObservationDetails;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** How an observation was made; a component shares its parent's method, device and performer. */
final class DetailsMapper {
    private DetailsMapper() {}

    static ObservationDetails of(Observation observation, BundleIndex bundle) {
        return new ObservationDetails(
                FhirCodes.text(observation.getMethod()),
                device(observation.getDevice(), bundle),
                FhirValues.referenceRange(observation.getReferenceRange()),
                interpretation(observation.getInterpretation()),
                observation.hasPerformer() ? words(observation.getPerformerFirstRep()) : null,
                observation.getEncounter().getReference());
    }

    static ObservationDetails of(Observation parent, ObservationComponentComponent component, BundleIndex bundle) {
        ObservationDetails shared = of(parent, bundle);
        return new ObservationDetails(
                shared.method(),
                shared.device(),
                FhirValues.referenceRange(component.getReferenceRange()),
                interpretation(component.getInterpretation()),
                shared.performer(),
                shared.encounter());
    }

    private static @Nullable String interpretation(List<CodeableConcept> interpretations) {
        if (interpretations.isEmpty()) {
            return null;
        }
        String code = FhirCodes.firstCode(interpretations.getFirst());
        return code.isEmpty() ? interpretations.getFirst().getText() : code;
    }

    /** The analyser or kit: its type when the message holds the Device, its identifier, else its words. */
    private static CodedText device(Reference reference, BundleIndex bundle) {
        if (reference.isEmpty()) {
            return CodedText.NONE;
        }
        if (bundle.find(reference).orElse(null) instanceof Device device && device.hasType()) {
            return FhirCodes.text(device.getType());
        }
        Identifier identifier = reference.getIdentifier();
        if (identifier.hasSystem() && identifier.hasValue()) {
            Code code = new Code(identifier.getSystem(), identifier.getValue());
            return new CodedText(List.of(new Coding(code, reference.getDisplay())), reference.getDisplay());
        }
        return reference.hasDisplay() ? new CodedText(List.of(), reference.getDisplay()) : CodedText.NONE;
    }

    private static @Nullable String words(Reference reference) {
        return reference.hasDisplay() ? reference.getDisplay() : reference.getReference();
    }
}
