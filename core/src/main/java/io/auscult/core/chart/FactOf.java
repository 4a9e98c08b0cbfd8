package io.auscult.core.chart;

import io.auscult.core.chart.Statement.Act.Kind;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fact that an event states. */
final class FactOf {
    private FactOf() {}

    static Fact event(FactEvent said, Concepts concepts) {
        return switch (said) {
            case FactEvent.DemographicsRecorded e ->
                fact(
                        e,
                        CodedText.NONE,
                        e.version().lastUpdated(),
                        new Statement.Demographics(e.birthDate(), e.sex(), e.deceased(), e.deceasedAt()),
                        concepts);
            case FactEvent.ObservationRecorded e ->
                fact(e, e.code(), at(e, null), new Statement.Observation(e.status(), e.value(), e.details()), concepts);
            case FactEvent.ConditionAsserted e ->
                fact(
                        e,
                        e.code(),
                        at(e, e.period()),
                        new Statement.Condition(e.clinicalStatus(), e.verificationStatus(), e.period()),
                        concepts);
            case FactEvent.MedicationStarted e ->
                fact(e, e.code(), at(e, e.period()), new Statement.Medication(e.status(), true, e.period()), concepts);
            case FactEvent.MedicationStopped e ->
                fact(e, e.code(), at(e, e.period()), new Statement.Medication(e.status(), false, e.period()), concepts);
            case FactEvent.ProcedurePerformed e ->
                fact(e, e.code(), at(e, e.period()), new Statement.Procedure(e.status(), e.period()), concepts);
            case FactEvent.EncounterStarted e ->
                fact(
                        e,
                        e.type(),
                        at(e, e.period()),
                        new Statement.Encounter(e.encounterClass(), e.status(), false, e.period()),
                        concepts);
            case FactEvent.EncounterEnded e ->
                fact(
                        e,
                        e.type(),
                        at(e, e.period()),
                        new Statement.Encounter(e.encounterClass(), e.status(), true, e.period()),
                        concepts);
            case FactEvent.ReportIssued e ->
                fact(e, e.code(), at(e, null), new Statement.Report(e.status(), e.conclusion()), concepts);
            case FactEvent.ServiceRequested e ->
                fact(e, e.code(), at(e, e.period()), new Statement.Order(e.intent(), e.status(), e.period()), concepts);
            case FactEvent.MedicationAdministered e -> act(e, Kind.ADMINISTRATION, concepts);
            case FactEvent.MedicationDispensed e -> act(e, Kind.DISPENSE, concepts);
            case FactEvent.SpecimenCollected e -> act(e, Kind.SPECIMEN, concepts);
            case FactEvent.DeviceRecorded e -> act(e, Kind.DEVICE, concepts);
            case FactEvent.AppointmentBooked e -> act(e, Kind.APPOINTMENT, concepts);
            case FactEvent.AllergyRecorded e ->
                fact(
                        e,
                        e.code(),
                        at(e, e.period()),
                        new Statement.Allergy(e.clinicalStatus(), e.verificationStatus(), e.criticality(), e.period()),
                        concepts);
            case FactEvent.FamilyHistoryRecorded e ->
                fact(
                        e,
                        e.code(),
                        at(e, null),
                        new Statement.FamilyHistory(e.relationship(), e.status(), e.onset(), e.deceased()),
                        concepts);
            case FactEvent.DocumentReceived e ->
                fact(e, e.code(), at(e, null), new Statement.Document(e.status()), concepts);
            case FactEvent.InferenceReturned e ->
                fact(
                        e,
                        CodedText.NONE,
                        e.version().lastUpdated(),
                        new Statement.Inference(
                                e.model(), e.question(), e.envelope().times().received(), e.outcome()),
                        concepts);
            case FactEvent.ObservationRetracted e ->
                fact(e, CodedText.NONE, at(e, null), new Statement.Retracted(e.status(), e.resultId()), concepts);
            case FactEvent.Retraction e ->
                fact(e, CodedText.NONE, at(e, null), new Statement.Retracted(e.status(), null), concepts);
        };
    }

    private static Fact act(FactEvent.Act said, Kind kind, Concepts concepts) {
        Statement statement = new Statement.Act(kind, said.status(), said.period());
        return fact(said, said.code(), at(said, said.period()), statement, concepts);
    }

    private static Fact fact(FactEvent said, CodedText code, Instant at, Statement statement, Concepts concepts) {
        return new Fact(
                        said.fact(),
                        said.version(),
                        said.envelope().id(),
                        said.envelope().messageId(),
                        said.envelope().source(),
                        code,
                        at,
                        statement,
                        Set.of(),
                        Reading.NONE,
                        null)
                .read(concepts);
    }

    private static Instant at(FactEvent said, @Nullable Period period) {
        if (period != null && period.start() != null) {
            return period.start();
        }
        Times times = said.envelope().times();
        if (times.effective() != null) {
            return times.effective();
        }
        return times.issued() != null ? times.issued() : times.received();
    }
}
