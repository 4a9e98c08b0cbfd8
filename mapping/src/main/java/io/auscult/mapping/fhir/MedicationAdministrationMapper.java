package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;

/** A MedicationAdministration: a dose given or being given, or one that was not given after all. */
final class MedicationAdministrationMapper {
    private MedicationAdministrationMapper() {}

    static Mapped map(MedicationAdministration administration, EntryContext entry) {
        MedicationAdministrationStatus status = administration.getStatus();
        if (status == null) {
            throw new Unmappable("The MedicationAdministration has no status", "Give it a status");
        }
        Times times = FhirTimes.effective(administration.getEffective()).times(null, entry.arrival());
        return switch (status) {
            case INPROGRESS, COMPLETED, ONHOLD, STOPPED -> given(administration, status.toCode(), times, entry);
            case UNKNOWN, NULL -> given(administration, "unknown", times, entry);
            case NOTDONE, ENTEREDINERROR -> entry.takenBack(MedicationRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped given(
            MedicationAdministration administration, String status, Times times, EntryContext entry) {
        CodedText code = MedicationCode.of(administration.getMedication(), entry.bundle());
        Period period = FhirTimes.period(administration.getEffective());
        return entry.said(MedicationAdministered::new, code, status, period, times);
    }
}
