package io.auscult.schemas.codec;

import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactEvent.DemographicsRecorded;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactEvent.ObservationRetracted;
import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.FactEvent.ReportIssued;
import io.auscult.core.event.FactEvent.ReportRetracted;
import io.auscult.core.event.PatientEvent;

/** The words that name an event's kind on the wire and in the {@code kind} header. They are a contract: none is ever reused. */
public final class EventKind {
    public static final String DEMOGRAPHICS_RECORDED = "demographics-recorded";
    public static final String OBSERVATION_RECORDED = "observation-recorded";
    public static final String OBSERVATION_RETRACTED = "observation-retracted";
    public static final String CONDITION_ASSERTED = "condition-asserted";
    public static final String CONDITION_RETRACTED = "condition-retracted";
    public static final String MEDICATION_STARTED = "medication-started";
    public static final String MEDICATION_STOPPED = "medication-stopped";
    public static final String MEDICATION_RETRACTED = "medication-retracted";
    public static final String PROCEDURE_PERFORMED = "procedure-performed";
    public static final String PROCEDURE_RETRACTED = "procedure-retracted";
    public static final String ENCOUNTER_STARTED = "encounter-started";
    public static final String ENCOUNTER_ENDED = "encounter-ended";
    public static final String ENCOUNTER_RETRACTED = "encounter-retracted";
    public static final String REPORT_ISSUED = "report-issued";
    public static final String REPORT_RETRACTED = "report-retracted";
    public static final String ALERT_ANSWERED = "alert-answered";
    public static final String ALERT_SHOWN = "alert-shown";
    public static final String TIME_PASSED = "time-passed";
    public static final String BACKFILL_ENDED = "backfill-ended";
    public static final String PATIENT_MERGED = "patient-merged";
    public static final String PATIENT_UNMERGED = "patient-unmerged";
    public static final String CHART_MOVED = "chart-moved";
    public static final String CHART_LEFT = "chart-left";
    public static final String PATIENT_ERASED = "patient-erased";

    private EventKind() {}

    public static String of(PatientEvent event) {
        return switch (event) {
            case DemographicsRecorded _ -> DEMOGRAPHICS_RECORDED;
            case ObservationRecorded _ -> OBSERVATION_RECORDED;
            case ObservationRetracted _ -> OBSERVATION_RETRACTED;
            case ConditionAsserted _ -> CONDITION_ASSERTED;
            case ConditionRetracted _ -> CONDITION_RETRACTED;
            case MedicationStarted _ -> MEDICATION_STARTED;
            case MedicationStopped _ -> MEDICATION_STOPPED;
            case MedicationRetracted _ -> MEDICATION_RETRACTED;
            case ProcedurePerformed _ -> PROCEDURE_PERFORMED;
            case ProcedureRetracted _ -> PROCEDURE_RETRACTED;
            case EncounterStarted _ -> ENCOUNTER_STARTED;
            case EncounterEnded _ -> ENCOUNTER_ENDED;
            case EncounterRetracted _ -> ENCOUNTER_RETRACTED;
            case ReportIssued _ -> REPORT_ISSUED;
            case ReportRetracted _ -> REPORT_RETRACTED;
            case PatientEvent.AlertAnswered _ -> ALERT_ANSWERED;
            case PatientEvent.AlertShown _ -> ALERT_SHOWN;
            case PatientEvent.TimePassed _ -> TIME_PASSED;
            case PatientEvent.BackfillEnded _ -> BACKFILL_ENDED;
            case PatientEvent.PatientMerged _ -> PATIENT_MERGED;
            case PatientEvent.PatientUnmerged _ -> PATIENT_UNMERGED;
            case PatientEvent.ChartMoved _ -> CHART_MOVED;
            case PatientEvent.ChartLeft _ -> CHART_LEFT;
            case PatientEvent.PatientErased _ -> PATIENT_ERASED;
            case PatientEvent.NotUnderstood other -> other.kind();
        };
    }
}
