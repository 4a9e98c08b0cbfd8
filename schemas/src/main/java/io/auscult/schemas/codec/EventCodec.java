package io.auscult.schemas.codec;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.Act;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.AllergyRetracted;
import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.AppointmentRetracted;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.DeviceRecorded;
import io.auscult.core.event.FactEvent.DeviceRetracted;
import io.auscult.core.event.FactEvent.DocumentReceived;
import io.auscult.core.event.FactEvent.DocumentRetracted;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.FamilyHistoryRecorded;
import io.auscult.core.event.FactEvent.FamilyHistoryRetracted;
import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.FactEvent.MedicationAdministered;
import io.auscult.core.event.FactEvent.MedicationDispensed;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.FactEvent.ReportIssued;
import io.auscult.core.event.FactEvent.ReportRetracted;
import io.auscult.core.event.FactEvent.Retraction;
import io.auscult.core.event.FactEvent.ServiceRequestRetracted;
import io.auscult.core.event.FactEvent.SpecimenCollected;
import io.auscult.core.event.FactEvent.SpecimenRetracted;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.PatientEvent.ChartLeft;
import io.auscult.core.event.PatientEvent.ChartMoved;
import io.auscult.core.event.PatientEvent.NotUnderstood;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.event.PatientEvent.TimePassed;

/** Events of the log. An event of a kind that this version does not know is read as {@link NotUnderstood}. */
public final class EventCodec {
    private EventCodec() {}

    public static io.auscult.schemas.wire.PatientEvent toWire(PatientEvent event) {
        var wire = EnvelopeCodec.toWire(event.envelope(), EventKind.of(event));
        switch (event) {
            case DemographicsRecorded e -> wire.setDemographics(BodyWriter.demographics(e));
            case ObservationRecorded e -> wire.setObservation(BodyWriter.observation(e));
            case ConditionAsserted e -> wire.setCondition(BodyWriter.condition(e));
            case MedicationStarted e -> wire.setMedication(BodyWriter.medication(e));
            case MedicationStopped e -> wire.setMedication(BodyWriter.medication(e));
            case ProcedurePerformed e -> wire.setProcedure(BodyWriter.procedure(e));
            case EncounterStarted e -> wire.setEncounter(BodyWriter.encounter(e));
            case EncounterEnded e -> wire.setEncounter(BodyWriter.encounter(e));
            case ReportIssued e -> wire.setReport(BodyWriter.report(e));
            case Act e -> wire.setAct(BodyWriter.act(e));
            case AllergyRecorded e -> wire.setAllergy(BodyWriter.allergy(e));
            case FamilyHistoryRecorded e -> wire.setFamilyHistory(BodyWriter.familyHistory(e));
            case DocumentReceived e -> wire.setDocument(BodyWriter.document(e));
            case InferenceReturned e -> wire.setInferenceReturned(InferenceCodec.toWire(e));
            case Retraction e -> wire.setRetraction(BodyWriter.retraction(e));
            case AlertAnswered e -> wire.setAlertAnswered(BodyWriter.answered(e));
            case AlertShown e -> wire.setAlertShown(BodyWriter.shown(e));
            case AlertDeferred e -> wire.setAlertDeferred(BodyWriter.deferred(e));
            case AlertSnoozed e -> wire.setAlertSnoozed(BodyWriter.snoozed(e));
            case AlertHandedOver e -> wire.setAlertHandedOver(BodyWriter.handedOver(e));
            case TimePassed e -> wire.setTimePassed(new io.auscult.schemas.wire.TimePassed(e.due()));
            case PatientMerged e -> wire.setPatientMerged(MergeCodec.toWire(e));
            case PatientUnmerged e -> wire.setPatientUnmerged(MergeCodec.toWire(e));
            case ChartMoved e -> wire.setChartMoved(MergeCodec.toWire(e));
            case ChartLeft e -> wire.setChartLeft(MergeCodec.toWire(e));
            case BackfillEnded _, PatientErased _, NotUnderstood _ -> {}
        }
        return wire;
    }

    public static PatientEvent fromWire(io.auscult.schemas.wire.PatientEvent wire) {
        Envelope envelope = EnvelopeCodec.fromWire(wire);
        try {
            return fromWire(wire, envelope);
        } catch (UnknownWordException _) {
            return new NotUnderstood(envelope, wire.getKind());
        }
    }

    private static PatientEvent fromWire(io.auscult.schemas.wire.PatientEvent wire, Envelope envelope) {
        BodyReader body = new BodyReader(wire, envelope);
        return switch (wire.getKind()) {
            case EventKind.DEMOGRAPHICS_RECORDED -> body.demographics();
            case EventKind.OBSERVATION_RECORDED -> body.observation();
            case EventKind.OBSERVATION_RETRACTED -> body.observationRetracted();
            case EventKind.CONDITION_ASSERTED -> body.condition();
            case EventKind.CONDITION_RETRACTED -> body.retraction(ConditionRetracted::new);
            case EventKind.MEDICATION_STARTED -> body.medicationStarted();
            case EventKind.MEDICATION_STOPPED -> body.medicationStopped();
            case EventKind.MEDICATION_RETRACTED -> body.retraction(MedicationRetracted::new);
            case EventKind.PROCEDURE_PERFORMED -> body.procedure();
            case EventKind.PROCEDURE_RETRACTED -> body.retraction(ProcedureRetracted::new);
            case EventKind.ENCOUNTER_STARTED -> body.encounterStarted();
            case EventKind.ENCOUNTER_ENDED -> body.encounterEnded();
            case EventKind.ENCOUNTER_RETRACTED -> body.retraction(EncounterRetracted::new);
            case EventKind.REPORT_ISSUED -> body.report();
            case EventKind.REPORT_RETRACTED -> body.retraction(ReportRetracted::new);
            case EventKind.MEDICATION_ADMINISTERED -> body.act(MedicationAdministered::new);
            case EventKind.MEDICATION_DISPENSED -> body.act(MedicationDispensed::new);
            case EventKind.SPECIMEN_COLLECTED -> body.act(SpecimenCollected::new);
            case EventKind.DEVICE_RECORDED -> body.act(DeviceRecorded::new);
            case EventKind.APPOINTMENT_BOOKED -> body.act(AppointmentBooked::new);
            case EventKind.SERVICE_REQUESTED -> body.serviceRequested();
            case EventKind.ALLERGY_RECORDED -> body.allergy();
            case EventKind.FAMILY_HISTORY_RECORDED -> body.familyHistory();
            case EventKind.DOCUMENT_RECEIVED -> body.document();
            case EventKind.SERVICE_REQUEST_RETRACTED -> body.retraction(ServiceRequestRetracted::new);
            case EventKind.SPECIMEN_RETRACTED -> body.retraction(SpecimenRetracted::new);
            case EventKind.DEVICE_RETRACTED -> body.retraction(DeviceRetracted::new);
            case EventKind.APPOINTMENT_RETRACTED -> body.retraction(AppointmentRetracted::new);
            case EventKind.ALLERGY_RETRACTED -> body.retraction(AllergyRetracted::new);
            case EventKind.FAMILY_HISTORY_RETRACTED -> body.retraction(FamilyHistoryRetracted::new);
            case EventKind.DOCUMENT_RETRACTED -> body.retraction(DocumentRetracted::new);
            case EventKind.INFERENCE_RETURNED -> InferenceCodec.fromWire(wire, envelope);
            case EventKind.ALERT_ANSWERED -> body.answered();
            case EventKind.ALERT_SHOWN -> body.shown();
            case EventKind.ALERT_DEFERRED -> body.deferred();
            case EventKind.ALERT_SNOOZED -> body.snoozed();
            case EventKind.ALERT_HANDED_OVER -> body.handedOver();
            case EventKind.TIME_PASSED -> body.timePassed();
            case EventKind.BACKFILL_ENDED -> new BackfillEnded(envelope);
            case EventKind.PATIENT_MERGED -> MergeCodec.merged(wire, envelope);
            case EventKind.PATIENT_UNMERGED -> MergeCodec.unmerged(wire, envelope);
            case EventKind.CHART_MOVED -> MergeCodec.chartMoved(wire, envelope);
            case EventKind.CHART_LEFT -> MergeCodec.chartLeft(wire, envelope);
            case EventKind.PATIENT_ERASED -> new PatientErased(envelope);
            default -> throw new UnknownWordException();
        };
    }
}
