package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.ProcedurePerformed;
import io.auscult.core.event.FactEvent.ProcedureRetracted;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/**
 * A Procedure done or under way; one that was not done after all is taken back, as is one in preparation unless this is its first
 * version: an earlier one may have begun by mistake.
 */
final class ProcedureMapper {
    private ProcedureMapper() {}

    static Mapped map(Procedure procedure, EntryContext entry) {
        ProcedureStatus status = procedure.getStatus();
        if (status == null) {
            throw new Unmappable("The Procedure has no status", "Give it a status");
        }
        return switch (status) {
            case PREPARATION ->
                entry.isFirst()
                        ? new Mapped.Ignored("The procedure is prepared and has not begun")
                        : retracted(procedure, status.toCode(), entry);
            case INPROGRESS, ONHOLD, STOPPED, COMPLETED, UNKNOWN, NULL ->
                performed(procedure, status == ProcedureStatus.NULL ? "unknown" : status.toCode(), entry);
            case NOTDONE, ENTEREDINERROR -> retracted(procedure, status.toCode(), entry);
        };
    }

    private static Mapped performed(Procedure procedure, String status, EntryContext entry) {
        CodedText code = FhirCodes.text(procedure.getCode());
        Period period = FhirTimes.period(procedure.getPerformed());
        return entry.said(ProcedurePerformed::new, code, status, period, times(procedure, entry));
    }

    private static Mapped retracted(Procedure procedure, String status, EntryContext entry) {
        return entry.takenBack(ProcedureRetracted::new, status, times(procedure, entry));
    }

    private static Times times(Procedure procedure, EntryContext entry) {
        return FhirTimes.effective(procedure.getPerformed()).times(null, entry.arrival());
    }
}
