package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.ValueCodec.toWire;

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
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.ResultId;
import io.auscult.core.event.Sex;
import io.auscult.schemas.wire.AlertAnswered;
import io.auscult.schemas.wire.AlertDeferred;
import io.auscult.schemas.wire.AlertHandedOver;
import io.auscult.schemas.wire.AlertShown;
import io.auscult.schemas.wire.AlertSnoozed;
import io.auscult.schemas.wire.Allergy;
import io.auscult.schemas.wire.Condition;
import io.auscult.schemas.wire.Demographics;
import io.auscult.schemas.wire.Document;
import io.auscult.schemas.wire.Encounter;
import io.auscult.schemas.wire.FamilyHistory;
import io.auscult.schemas.wire.Medication;
import io.auscult.schemas.wire.Observation;
import io.auscult.schemas.wire.Procedure;
import io.auscult.schemas.wire.Report;

/** The bodies of events, one a kind, as they go to the wire. */
final class BodyWriter {
    static final Words<Sex> SEXES = Words.of(Sex.class);

    private BodyWriter() {}

    static Demographics demographics(DemographicsRecorded event) {
        return new Demographics(
                event.fact().value(),
                toWire(event.version()),
                event.birthDate(),
                SEXES.word(event.sex()),
                event.deceased(),
                event.deceasedAt());
    }

    static Observation observation(ObservationRecorded event) {
        return new Observation(
                event.fact().value(),
                toWire(event.version()),
                event.status(),
                toWire(event.code()),
                toWire(event.value()),
                toWire(event.details()));
    }

    static Condition condition(ConditionAsserted event) {
        return new Condition(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.clinicalStatus(),
                event.verificationStatus(),
                toWire(event.period()));
    }

    static Medication medication(MedicationStarted event) {
        return new Medication(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.status(),
                toWire(event.period()));
    }

    static Medication medication(MedicationStopped event) {
        return new Medication(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.status(),
                toWire(event.period()));
    }

    static Procedure procedure(ProcedurePerformed event) {
        return new Procedure(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.status(),
                toWire(event.period()));
    }

    static Encounter encounter(EncounterStarted event) {
        return new Encounter(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.type()),
                event.encounterClass(),
                event.status(),
                toWire(event.period()),
                event.ward());
    }

    static Encounter encounter(EncounterEnded event) {
        return new Encounter(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.type()),
                event.encounterClass(),
                event.status(),
                toWire(event.period()),
                event.ward());
    }

    static Report report(ReportIssued event) {
        return new Report(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.status(),
                event.conclusion());
    }

    static io.auscult.schemas.wire.Act act(Act event) {
        return new io.auscult.schemas.wire.Act(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.status(),
                toWire(event.period()),
                event instanceof ServiceRequested order ? order.intent() : null);
    }

    static Allergy allergy(AllergyRecorded event) {
        return new Allergy(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                event.clinicalStatus(),
                event.verificationStatus(),
                event.criticality(),
                toWire(event.period()));
    }

    static FamilyHistory familyHistory(FamilyHistoryRecorded event) {
        return new FamilyHistory(
                event.fact().value(),
                toWire(event.version()),
                toWire(event.code()),
                toWire(event.relationship()),
                event.status(),
                event.onset(),
                event.deceased());
    }

    static Document document(DocumentReceived event) {
        return new Document(
                event.fact().value(), toWire(event.version()), toWire(event.code()), event.status(), event.text());
    }

    static io.auscult.schemas.wire.Retraction retraction(Retraction event) {
        ResultId result = event instanceof ObservationRetracted observation ? observation.resultId() : null;
        return new io.auscult.schemas.wire.Retraction(
                event.fact().value(), toWire(event.version()), event.status(), optional(result, ResultId::value));
    }

    static AlertAnswered answered(PatientEvent.AlertAnswered event) {
        return new AlertAnswered(event.alertId(), AnswerCodec.toWire(event.answer()));
    }

    static AlertSnoozed snoozed(PatientEvent.AlertSnoozed event) {
        return new AlertSnoozed(event.alertId(), SnoozeCodec.toWire(event.snooze()));
    }

    static AlertHandedOver handedOver(PatientEvent.AlertHandedOver event) {
        Handover handover = event.handover();
        return new AlertHandedOver(event.alertId(), handover.by(), handover.to(), handover.at(), handover.note());
    }

    static AlertShown shown(PatientEvent.AlertShown event) {
        return new AlertShown(event.alertId(), event.revision(), event.viewer(), event.channel(), event.cardUuid());
    }

    static AlertDeferred deferred(PatientEvent.AlertDeferred event) {
        return new AlertDeferred(
                event.alertId(),
                event.revision(),
                event.viewer(),
                event.channel(),
                event.rule(),
                event.until(),
                event.sentence());
    }
}
