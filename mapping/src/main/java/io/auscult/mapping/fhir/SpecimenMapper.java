package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.SpecimenCollected;
import io.auscult.core.event.FactEvent.SpecimenRetracted;
import io.auscult.core.event.Times;
import io.auscult.mapping.Mapped;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Specimen.SpecimenStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A Specimen of a patient; FHIR does not ask for a status, so none is made up. */
final class SpecimenMapper {
    private SpecimenMapper() {}

    static Mapped map(Specimen specimen, EntryContext entry) {
        Type collected = specimen.getCollection().getCollected();
        Times times = FhirTimes.effective(collected)
                .times(FhirTimes.instant(specimen.getReceivedTimeElement()), entry.arrival());
        SpecimenStatus status = specimen.getStatus();
        return switch (status) {
            case AVAILABLE, UNAVAILABLE, UNSATISFACTORY -> recorded(specimen, status.toCode(), collected, times, entry);
            case NULL -> recorded(specimen, "", collected, times, entry);
            case null -> recorded(specimen, "", collected, times, entry);
            case ENTEREDINERROR -> entry.takenBack(SpecimenRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped recorded(
            Specimen specimen, String status, @Nullable Type collected, Times times, EntryContext entry) {
        return entry.said(
                SpecimenCollected::new, FhirCodes.text(specimen.getType()), status, FhirTimes.period(collected), times);
    }
}
