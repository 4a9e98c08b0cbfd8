package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.ServiceRequestRetracted;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.fhir.FhirTimes.Moment;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * A ServiceRequest of any intent, which its event keeps: a plan is no order. One that is revoked is taken back; so is a draft or a
 * request not to do something, unless this is the first version.
 */
final class ServiceRequestMapper {
    private ServiceRequestMapper() {}

    static Mapped map(ServiceRequest request, EntryContext entry) {
        ServiceRequestStatus status = request.getStatus();
        if (status == null) {
            throw new Unmappable("The ServiceRequest has no status", "Give it a status");
        }
        Times times = times(request, entry);
        return switch (status) {
            case DRAFT -> notYet("The request is a draft", status, times, entry);
            case ACTIVE, ONHOLD, COMPLETED, UNKNOWN, NULL ->
                request.getDoNotPerform()
                        ? notYet("The request is not to do it", status, times, entry)
                        : requested(
                                request,
                                status == ServiceRequestStatus.NULL ? "unknown" : status.toCode(),
                                times,
                                entry);
            case REVOKED, ENTEREDINERROR -> entry.takenBack(ServiceRequestRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped notYet(String reason, ServiceRequestStatus status, Times times, EntryContext entry) {
        return entry.isFirst()
                ? new Mapped.Ignored(reason)
                : entry.takenBack(ServiceRequestRetracted::new, status.toCode(), times);
    }

    private static Mapped requested(ServiceRequest request, String status, Times times, EntryContext entry) {
        CodedText code = code(request);
        String intent = FhirCodes.code(request.getIntentElement());
        Period period = request.hasOccurrence()
                ? FhirTimes.period(request.getOccurrence())
                : new Period(times.effective(), null);
        FactVersion version = entry.version(status, times, code, period, intent);
        return Mapped.Events.of(new ServiceRequested(
                entry.envelope(version, times), entry.fact(), version, code, status, period, intent));
    }

    /** What is requested; FHIR does not ask for a code, then its details or its category say roughly what. */
    private static CodedText code(ServiceRequest request) {
        CodedText code = FhirCodes.text(request.getCode());
        return code.equals(CodedText.NONE)
                ? FhirCodes.text(request.hasOrderDetail() ? request.getOrderDetail() : request.getCategory())
                : code;
    }

    /** When it was written; else when it is to be done. */
    private static Times times(ServiceRequest request, EntryContext entry) {
        Moment authored = FhirTimes.moment(request.getAuthoredOnElement());
        Moment when = authored.at() == null ? FhirTimes.effective(request.getOccurrence()) : authored;
        return when.times(authored.at(), entry.arrival());
    }
}
