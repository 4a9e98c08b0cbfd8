package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.AppointmentRetracted;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * An Appointment: made, kept, missed, or taken back. One that is only proposed, pending or wished for is taken back too unless this
 * is the first version.
 */
final class AppointmentMapper {
    private AppointmentMapper() {}

    static Mapped map(Appointment appointment, EntryContext entry) {
        AppointmentStatus status = appointment.getStatus();
        if (status == null) {
            throw new Unmappable("The Appointment has no status", "Give it a status");
        }
        Times times = FhirTimes.moment(appointment.getStartElement())
                .times(FhirTimes.instant(appointment.getCreatedElement()), entry.arrival());
        return switch (status) {
            case PROPOSED, PENDING, WAITLIST ->
                entry.isFirst()
                        ? new Mapped.Ignored("The appointment is not made yet")
                        : entry.takenBack(AppointmentRetracted::new, status.toCode(), times);
            case BOOKED, ARRIVED, CHECKEDIN, FULFILLED, NOSHOW -> booked(appointment, status.toCode(), times, entry);
            case NULL -> booked(appointment, "unknown", times, entry);
            case CANCELLED, ENTEREDINERROR -> entry.takenBack(AppointmentRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped booked(Appointment appointment, String status, Times times, EntryContext entry) {
        Period period = FhirTimes.period(appointment.getStartElement(), appointment.getEndElement());
        return entry.said(AppointmentBooked::new, code(appointment), status, period, times);
    }

    /** What it is for: its services, its kind and its reasons; else its own words. */
    private static CodedText code(Appointment appointment) {
        List<CodeableConcept> said = new ArrayList<>(appointment.getServiceType());
        said.add(appointment.getAppointmentType());
        said.addAll(appointment.getReasonCode());
        CodedText code = FhirCodes.text(said);
        return code.equals(CodedText.NONE) ? new CodedText(List.of(), appointment.getDescription()) : code;
    }
}
