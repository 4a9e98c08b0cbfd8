package io.auscult.core.event;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event that says something about the patient, in a version: the chart keeps the highest version of each statement. */
public sealed interface FactEvent extends PatientEvent {

    FactKey fact();

    FactVersion version();

    /** Birth date, sex and death; names and addresses are not events, they stand in {@code cds.people.v1} alone. */
    record DemographicsRecorded(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            @Nullable LocalDate birthDate,
            Sex sex,
            boolean deceased,
            @Nullable Instant deceasedAt)
            implements FactEvent {}

    /** A result or measurement; a panel's members and a blood pressure's components are one event each. */
    record ObservationRecorded(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            String status,
            CodedText code,
            ObservedValue value,
            ObservationDetails details)
            implements FactEvent {}

    /** A diagnosis or problem; FHIR's clinical and verification status codes, empty when not given. */
    record ConditionAsserted(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText code,
            String clinicalStatus,
            String verificationStatus,
            Period period)
            implements FactEvent {}

    /** An order or prescription that is in force. */
    record MedicationStarted(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements FactEvent {}

    /** The same order, no longer in force: stopped, completed, cancelled or on hold. */
    record MedicationStopped(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements FactEvent {}

    /** A procedure done or under way. */
    record ProcedurePerformed(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements FactEvent {}

    /**
     * A visit began, or changed while under way.
     *
     * @param encounterClass the v3 ActCode (AMB, EMER, IMP), empty if not given
     * @param ward where the patient lies, as the source names it; null if not given. It says who is shown alerts; no rule reads it
     */
    record EncounterStarted(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText type,
            String encounterClass,
            String status,
            Period period,
            @Nullable String ward)
            implements FactEvent {
        public EncounterStarted(
                Envelope envelope,
                FactKey fact,
                FactVersion version,
                CodedText type,
                String encounterClass,
                String status,
                Period period) {
            this(envelope, fact, version, type, encounterClass, status, period, null);
        }
    }

    /** The same visit, over. */
    record EncounterEnded(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText type,
            String encounterClass,
            String status,
            Period period,
            @Nullable String ward)
            implements FactEvent {
        public EncounterEnded(
                Envelope envelope,
                FactKey fact,
                FactVersion version,
                CodedText type,
                String encounterClass,
                String status,
                Period period) {
            this(envelope, fact, version, type, encounterClass, status, period, null);
        }
    }

    /** A diagnostic report; its results are observations of their own. */
    record ReportIssued(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText code,
            String status,
            @Nullable String conclusion)
            implements FactEvent {}

    /** Something done or arranged for the patient that has a code, a status and a time, and nothing more that is read. */
    sealed interface Act extends FactEvent {
        CodedText code();

        /** FHIR's status code for its kind. */
        String status();

        Period period();
    }

    /** A dose that was given, or is being given; {@code status} is completed, in-progress, on-hold or stopped. */
    record MedicationAdministered(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements Act {}

    /** A supply handed to the patient or made ready for it. That it is taken, only an order or a statement says. */
    record MedicationDispensed(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements Act {}

    /** An order or a plan for something to be done: an echo, a laboratory test, a referral; {@code intent} as in FHIR. */
    record ServiceRequested(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText code,
            String status,
            Period period,
            String intent)
            implements Act {}

    /** A specimen; its code is its type. */
    record SpecimenCollected(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements Act {}

    /** A device of the patient, such as a pacemaker; its code is its type. */
    record DeviceRecorded(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements Act {}

    /** An appointment, made, kept or missed; its code says what for. */
    record AppointmentBooked(
            Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period)
            implements Act {}

    /** An allergy or intolerance; statuses and criticality as in FHIR, empty when not given. */
    record AllergyRecorded(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText code,
            String clinicalStatus,
            String verificationStatus,
            String criticality,
            Period period)
            implements FactEvent {}

    /**
     * A relative's condition, one event each.
     *
     * @param relationship to the patient, such as v3-RoleCode FTH
     * @param code the relative's condition; {@link CodedText#NONE} when the source tells of the relative alone
     * @param onset when it began in the relative, in the source's words; null when not given
     * @param deceased true when the relative died, of whatever
     */
    record FamilyHistoryRecorded(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText relationship,
            CodedText code,
            String status,
            @Nullable String onset,
            boolean deceased)
            implements FactEvent {}

    /** A written document; its text is kept as it came and never parsed. Null when there is none, or it was set aside for its size. */
    record DocumentReceived(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            CodedText code,
            String status,
            @Nullable String text) implements FactEvent {}

    /**
     * A remote model answered a question, or could not. Written by Auscult, see {@link InferenceFacts}.
     *
     * @param question as the model asked it, see {@link io.auscult.core.signal.Signal.Question}
     */
    record InferenceReturned(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            ModelRef model,
            String question,
            InferenceOutcome outcome)
            implements FactEvent {}

    /** A statement taken back: entered in error, cancelled, deleted. It is a version that stays, so that no older one returns. */
    sealed interface Retraction extends FactEvent {
        /** The source's status, such as entered-in-error. */
        String status();
    }

    /** @param resultId of the result taken back, when the source gives it; null else */
    record ObservationRetracted(
            Envelope envelope,
            FactKey fact,
            FactVersion version,
            String status,
            @Nullable ResultId resultId) implements Retraction {
        public ObservationRetracted(Envelope envelope, FactKey fact, FactVersion version, String status) {
            this(envelope, fact, version, status, null);
        }
    }

    record ConditionRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record MedicationRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record ProcedureRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record EncounterRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record ReportRetracted(Envelope envelope, FactKey fact, FactVersion version, String status) implements Retraction {}

    record ServiceRequestRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record SpecimenRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record DeviceRetracted(Envelope envelope, FactKey fact, FactVersion version, String status) implements Retraction {}

    record AppointmentRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record AllergyRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record FamilyHistoryRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}

    record DocumentRetracted(Envelope envelope, FactKey fact, FactVersion version, String status)
            implements Retraction {}
}
