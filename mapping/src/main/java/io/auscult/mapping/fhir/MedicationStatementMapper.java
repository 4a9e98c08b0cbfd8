package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.MedicationRetracted;
import io.auscult.core.event.FactEvent.MedicationStarted;
import io.auscult.core.event.FactEvent.MedicationStopped;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;

/**
 * A MedicationStatement: what the patient takes, whoever ordered it. What was not taken after all is taken back; what is only
 * intended is too, unless this is the first version.
 */
final class MedicationStatementMapper {
    private MedicationStatementMapper() {}

    static Mapped map(MedicationStatement statement, EntryContext entry) {
        MedicationStatementStatus status = statement.getStatus();
        if (status == null) {
            throw new Unmappable("The MedicationStatement has no status", "Give it a status");
        }
        Times times = FhirTimes.effective(statement.getEffective())
                .times(FhirTimes.instant(statement.getDateAssertedElement()), entry.arrival());
        return switch (status) {
            case ACTIVE ->
                entry.said(MedicationStarted::new, code(statement, entry), "active", period(statement), times);
            case COMPLETED, STOPPED, ONHOLD ->
                entry.said(MedicationStopped::new, code(statement, entry), status.toCode(), period(statement), times);
            case UNKNOWN, NULL ->
                entry.said(MedicationStopped::new, code(statement, entry), "unknown", period(statement), times);
            case INTENDED ->
                entry.isFirst()
                        ? new Mapped.Ignored("The medication is intended and not taken yet")
                        : entry.takenBack(MedicationRetracted::new, status.toCode(), times);
            case NOTTAKEN, ENTEREDINERROR -> entry.takenBack(MedicationRetracted::new, status.toCode(), times);
        };
    }

    private static CodedText code(MedicationStatement statement, EntryContext entry) {
        return MedicationCode.of(statement.getMedication(), entry.bundle());
    }

    private static Period period(MedicationStatement statement) {
        return FhirTimes.period(statement.getEffective());
    }
}
