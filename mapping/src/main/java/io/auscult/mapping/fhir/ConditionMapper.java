package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.ConditionAsserted;
import io.auscult.core.event.FactEvent.ConditionRetracted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.fhir.FhirTimes.Moment;
import java.time.Instant;
import org.hl7.fhir.r4.model.Condition;

/** A Condition, of any clinical and verification status: what the statuses mean for the chart is not decided here. */
final class ConditionMapper {
    private static final String ENTERED_IN_ERROR = "entered-in-error";

    private static final String RESOLVED = "resolved";

    private ConditionMapper() {}

    /** As given; a condition that abated without saying its status is resolved, since FHIR lets no active one abate (con-4). */
    private static String clinical(Condition condition) {
        String given = FhirCodes.firstCode(condition.getClinicalStatus());
        return given.isEmpty() && condition.hasAbatement() ? RESOLVED : given;
    }

    static Mapped map(Condition condition, EntryContext entry) {
        String clinical = clinical(condition);
        String verification = FhirCodes.firstCode(condition.getVerificationStatus());
        CodedText code = FhirCodes.text(condition.getCode());
        Instant recorded = FhirTimes.instant(condition.getRecordedDateElement());
        Moment onset = FhirTimes.effective(condition.getOnset());
        Period period = FhirTimes.period(onset, FhirTimes.effective(condition.getAbatement()));
        Times times = onset.times(recorded, entry.arrival());
        boolean retracted = verification.equals(ENTERED_IN_ERROR);
        FactVersion version =
                entry.version(retracted ? verification : clinical, times, clinical, verification, code, period);
        Envelope envelope = entry.envelope(version, times);
        return Mapped.Events.of(
                retracted
                        ? new ConditionRetracted(envelope, entry.fact(), version, verification)
                        : new ConditionAsserted(envelope, entry.fact(), version, code, clinical, verification, period));
    }
}
