package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.fhir.FhirTimes.Moment;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/**
 * A MedicationRequest: in force, not in force (on hold, ended, or its status unknown), or taken back. What is only proposed or
 * planned is no drug taken; a draft is taken back unless this is its first version, since an earlier one may have been in force.
 */
final class MedicationRequestMapper {
    private MedicationRequestMapper() {}

    static Mapped map(MedicationRequest request, EntryContext entry) {
        MedicationRequestStatus status = request.getStatus();
        if (status == null) {
            throw new Unmappable("The MedicationRequest has no status", "Give it a status");
        }
        if (status == MedicationRequestStatus.ENTEREDINERROR) {
            return retracted(request, status.toCode(), entry);
        }
        if (request.getIntent() != null && !isOrder(request.getIntent())) {
            return new Mapped.Ignored("The medication is proposed or planned, not ordered");
        }
        if (request.getDoNotPerform()) {
            return new Mapped.Ignored("The request is not to give the medication");
        }
        return switch (status) {
            case DRAFT ->
                entry.isFirst()
                        ? new Mapped.Ignored("The request is a draft")
                        : retracted(request, status.toCode(), entry);
            case ACTIVE -> inForce(request, status.toCode(), entry, true);
            case ONHOLD, CANCELLED, COMPLETED, STOPPED, UNKNOWN, ENTEREDINERROR, NULL ->
                inForce(request, status.toCode(), entry, false);
        };
    }

    private static boolean isOrder(MedicationRequestIntent intent) {
        return switch (intent) {
            case PROPOSAL, PLAN, OPTION -> false;
            case ORDER, ORIGINALORDER, REFLEXORDER, FILLERORDER, INSTANCEORDER, NULL -> true;
        };
    }

    private static Mapped inForce(MedicationRequest request, String status, EntryContext entry, boolean active) {
        CodedText code = MedicationCode.of(request.getMedication(), entry.bundle());
        Moment authored = FhirTimes.moment(request.getAuthoredOnElement());
        Period period = new Period(authored.at(), null);
        Times times = authored.times(authored.at(), entry.arrival());
        FactVersion version = entry.version(status, times, code);
        Envelope envelope = entry.envelope(version, times);
        return Mapped.Events.of(
                active
                        ? new MedicationStarted(envelope, entry.fact(), version, code, status, period)
                        : new MedicationStopped(envelope, entry.fact(), version, code, status, period));
    }

    private static Mapped retracted(MedicationRequest request, String status, EntryContext entry) {
        Times times = FhirTimes.moment(request.getAuthoredOnElement()).times(null, entry.arrival());
        return entry.takenBack(MedicationRetracted::new, status, times);
    }
}
