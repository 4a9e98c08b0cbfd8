package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.Fields.required;
import static io.auscult.schemas.codec.ValueCodec.fromWire;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.Act;
import io.auscult.core.event.FactEvent.AllergyRecorded;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.DocumentReceived;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.FamilyHistoryRecorded;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ReportIssued;
import io.auscult.core.event.FactEvent.Retraction;
import io.auscult.core.event.FactEvent.ServiceRequested;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.event.ResultId;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.schemas.wire.Demographics;
import io.auscult.schemas.wire.Encounter;
import io.auscult.schemas.wire.Medication;
import io.auscult.schemas.wire.Observation;
import io.auscult.schemas.wire.PatientEvent;
import io.auscult.schemas.wire.Procedure;
import io.auscult.schemas.wire.Report;

/** Events made again from the one body that their kind promises. */
final class BodyReader {
    private final PatientEvent wire;
    private final Envelope envelope;

    BodyReader(PatientEvent wire, Envelope envelope) {
        this.wire = wire;
        this.envelope = envelope;
    }

    DemographicsRecorded demographics() {
        Demographics body = required(wire.getDemographics(), "demographics");
        return new DemographicsRecorded(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                body.getBirthDate(),
                BodyWriter.SEXES.constant(body.getSex()),
                body.getDeceased(),
                body.getDeceasedAt());
    }

    ObservationRecorded observation() {
        Observation body = required(wire.getObservation(), "observation");
        return new ObservationRecorded(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                body.getStatus(),
                fromWire(body.getCode()),
                fromWire(body.getValue()),
                fromWire(body.getDetails()));
    }

    ConditionAsserted condition() {
        var body = required(wire.getCondition(), "condition");
        return new ConditionAsserted(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getClinicalStatus(),
                body.getVerificationStatus(),
                fromWire(body.getPeriod()));
    }

    MedicationStarted medicationStarted() {
        Medication body = required(wire.getMedication(), "medication");
        return new MedicationStarted(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getStatus(),
                fromWire(body.getPeriod()));
    }

    MedicationStopped medicationStopped() {
        MedicationStarted same = medicationStarted();
        return new MedicationStopped(envelope, same.fact(), same.version(), same.code(), same.status(), same.period());
    }

    ProcedurePerformed procedure() {
        Procedure body = required(wire.getProcedure(), "procedure");
        return new ProcedurePerformed(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getStatus(),
                fromWire(body.getPeriod()));
    }

    EncounterStarted encounterStarted() {
        Encounter body = required(wire.getEncounter(), "encounter");
        return new EncounterStarted(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getType()),
                body.getEncounterClass(),
                body.getStatus(),
                fromWire(body.getPeriod()),
                body.getWard());
    }

    EncounterEnded encounterEnded() {
        EncounterStarted same = encounterStarted();
        return new EncounterEnded(
                envelope,
                same.fact(),
                same.version(),
                same.type(),
                same.encounterClass(),
                same.status(),
                same.period(),
                same.ward());
    }

    ReportIssued report() {
        Report body = required(wire.getReport(), "report");
        return new ReportIssued(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getStatus(),
                body.getConclusion());
    }

    <A extends Act> A act(Done<A> kind) {
        var body = required(wire.getAct(), "act");
        return kind.of(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getStatus(),
                fromWire(body.getPeriod()));
    }

    /** The constructor that acts share. */
    interface Done<A extends Act> {
        A of(Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period);
    }

    ServiceRequested serviceRequested() {
        String intent = required(required(wire.getAct(), "act").getIntent(), "intent");
        return act((envelope, fact, version, code, status, period) ->
                new ServiceRequested(envelope, fact, version, code, status, period, intent));
    }

    AllergyRecorded allergy() {
        var body = required(wire.getAllergy(), "allergy");
        return new AllergyRecorded(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getClinicalStatus(),
                body.getVerificationStatus(),
                body.getCriticality(),
                fromWire(body.getPeriod()));
    }

    FamilyHistoryRecorded familyHistory() {
        var body = required(wire.getFamilyHistory(), "familyHistory");
        return new FamilyHistoryRecorded(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getRelationship()),
                fromWire(body.getCode()),
                body.getStatus(),
                body.getOnset(),
                body.getDeceased());
    }

    DocumentReceived document() {
        var body = required(wire.getDocument(), "document");
        return new DocumentReceived(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                fromWire(body.getCode()),
                body.getStatus(),
                body.getText());
    }

    ObservationRetracted observationRetracted() {
        var body = required(wire.getRetraction(), "retraction");
        return new ObservationRetracted(
                envelope,
                new FactKey(body.getFact()),
                fromWire(body.getVersion()),
                body.getStatus(),
                optional(body.getResultId(), ResultId::new));
    }

    <R extends Retraction> R retraction(Retracted<R> kind) {
        var body = required(wire.getRetraction(), "retraction");
        return kind.of(envelope, new FactKey(body.getFact()), fromWire(body.getVersion()), body.getStatus());
    }

    /** The constructor that the other retractions share. */
    interface Retracted<R extends Retraction> {
        R of(Envelope envelope, FactKey fact, FactVersion version, String status);
    }

    AlertAnswered answered() {
        var body = required(wire.getAlertAnswered(), "alertAnswered");
        return new AlertAnswered(envelope, body.getAlertId(), AnswerCodec.fromWire(body.getAnswer()));
    }

    AlertDeferred deferred() {
        var body = required(wire.getAlertDeferred(), "alertDeferred");
        return new AlertDeferred(
                envelope,
                body.getAlertId(),
                body.getRevision(),
                body.getViewer(),
                body.getChannel(),
                body.getRule(),
                body.getUntil(),
                body.getSentence());
    }

    AlertShown shown() {
        var body = required(wire.getAlertShown(), "alertShown");
        return new AlertShown(
                envelope,
                body.getAlertId(),
                body.getRevision(),
                body.getViewer(),
                body.getChannel(),
                body.getCardUuid());
    }

    AlertHandedOver handedOver() {
        var body = required(wire.getAlertHandedOver(), "alertHandedOver");
        return new AlertHandedOver(
                envelope, body.getAlertId(), new Handover(body.getBy(), body.getTo(), body.getAt(), body.getNote()));
    }

    AlertSnoozed snoozed() {
        var body = required(wire.getAlertSnoozed(), "alertSnoozed");
        return new AlertSnoozed(envelope, body.getAlertId(), SnoozeCodec.fromWire(body.getSnooze()));
    }

    TimePassed timePassed() {
        return new TimePassed(
                envelope, required(wire.getTimePassed(), "timePassed").getDue());
    }
}
