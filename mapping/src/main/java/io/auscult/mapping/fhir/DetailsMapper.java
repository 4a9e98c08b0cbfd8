package io.auscult.mapping.fhir;

import io.auscult.core.event.ObservationDetails;
import io.auscult.core.value.CodedText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
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
                ReferenceRanges.words(observation.getReferenceRange()),
                interpretation(observation.getInterpretation()),
                all(observation.getPerformer(), DetailsMapper::words),
                observation.getEncounter().getReference());
    }

    static ObservationDetails of(Observation parent, ObservationComponentComponent component, BundleIndex bundle) {
        ObservationDetails shared = of(parent, bundle);
        return new ObservationDetails(
                shared.method(),
                shared.device(),
                ReferenceRanges.words(component.getReferenceRange()),
                interpretation(component.getInterpretation()),
                shared.performer(),
                shared.encounter());
    }

    private static @Nullable String interpretation(List<CodeableConcept> interpretations) {
        return all(interpretations, concept -> {
            String code = FhirCodes.firstCode(concept);
            return code.isEmpty() ? concept.getText() : code;
        });
    }

    private static <T> @Nullable String all(List<T> several, Function<T, @Nullable String> words) {
        if (several.isEmpty()) {
            return null;
        }
        String all = several.stream()
                .map(words)
                .filter(said -> !FhirCodes.blank(said))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? null : all;
    }

    /** The analyser or kit: its type when the message holds the Device, else what the reference says of it. */
    private static CodedText device(Reference reference, BundleIndex bundle) {
        if (reference.isEmpty()) {
            return CodedText.NONE;
        }
        if (bundle.find(reference).orElse(null) instanceof Device device
                && (device.hasType() || device.hasDeviceName())) {
            return DeviceMapper.code(device);
        }
        CodedText named = FhirCodes.named(reference);
        return named.equals(CodedText.NONE) && reference.hasReference()
                ? new CodedText(List.of(), reference.getReference())
                : named;
    }

    private static @Nullable String words(Reference reference) {
        return reference.hasDisplay()
                ? reference.getDisplay()
                : reference.hasReference()
                        ? reference.getReference()
                        : reference.getIdentifier().getValue();
    }
}
