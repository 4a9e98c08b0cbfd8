package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.fhir.FhirTimes.Moment;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;

/**
 * A MedicationDispense: a supply handed over, or on its way to be. What never reached the patient is taken back; what is only
 * prepared is too, unless this is the first version.
 */
final class MedicationDispenseMapper {
    private MedicationDispenseMapper() {}

    static Mapped map(MedicationDispense dispense, EntryContext entry) {
        MedicationDispenseStatus status = dispense.getStatus();
        if (status == null) {
            throw new Unmappable("The MedicationDispense has no status", "Give it a status");
        }
        Moment when = FhirTimes.moment(
                dispense.hasWhenHandedOver() ? dispense.getWhenHandedOverElement() : dispense.getWhenPreparedElement());
        Times times = when.times(null, entry.arrival());
        return switch (status) {
            case PREPARATION ->
                entry.isFirst()
                        ? new Mapped.Ignored("The supply is prepared and not handed over yet")
                        : entry.takenBack(MedicationRetracted::new, status.toCode(), times);
            case INPROGRESS, COMPLETED, ONHOLD, STOPPED -> dispensed(dispense, status.toCode(), times, entry);
            case UNKNOWN, NULL -> dispensed(dispense, "unknown", times, entry);
            case CANCELLED, DECLINED, ENTEREDINERROR ->
                entry.takenBack(MedicationRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped dispensed(MedicationDispense dispense, String status, Times times, EntryContext entry) {
        CodedText code = MedicationCode.of(dispense.getMedication(), entry.bundle());
        return entry.said(MedicationDispensed::new, code, status, new Period(times.effective(), null), times);
    }
}
