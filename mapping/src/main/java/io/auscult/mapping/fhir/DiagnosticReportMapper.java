package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ReportIssued;
import io.auscult.core.event.FactEvent.ReportRetracted;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** A DiagnosticReport. Its results are observations of their own; those that it contains come out with it. */
final class DiagnosticReportMapper {
    private DiagnosticReportMapper() {}

    static Mapped map(DiagnosticReport report, EntryContext entry) {
        DiagnosticReportStatus status = report.getStatus();
        if (status == null) {
            throw new Unmappable("The DiagnosticReport has no status", "Give it a status");
        }
        Times times = FhirTimes.effective(report.getEffective())
                .times(FhirTimes.instant(report.getIssuedElement()), entry.arrival());
        List<FactEvent> events = new ArrayList<>();
        events.add(
                switch (status) {
                    case REGISTERED, PARTIAL, PRELIMINARY, FINAL, AMENDED, CORRECTED, APPENDED, UNKNOWN, NULL ->
                        issued(
                                report,
                                status == DiagnosticReportStatus.NULL ? "unknown" : status.toCode(),
                                times,
                                entry);
                    case CANCELLED, ENTEREDINERROR -> retracted(status.toCode(), times, entry);
                });
        for (Resource contained : report.getContained()) {
            if (contained instanceof Observation observation) {
                events.addAll(result(report, status, observation, entry.part("#" + idOf(report, observation))));
            }
        }
        return new Mapped.Events(events, null);
    }

    /** What a report contains lives and dies with it. */
    private static List<FactEvent> result(
            DiagnosticReport report, DiagnosticReportStatus status, Observation contained, EntryContext entry) {
        String filler = entry.bundle().fillers().of(report, contained);
        return switch (status) {
            case CANCELLED, ENTEREDINERROR -> ObservationMapper.retracted(contained, status.toCode(), entry, filler);
            case REGISTERED, PARTIAL, PRELIMINARY, FINAL, AMENDED, CORRECTED, APPENDED, UNKNOWN, NULL ->
                ObservationMapper.events(contained, entry, filler);
        };
    }

    private static FactEvent issued(DiagnosticReport report, String status, Times times, EntryContext entry) {
        CodedText code = FhirCodes.text(report.getCode());
        FactVersion version = entry.version(status, times, code, report.getConclusion());
        Envelope envelope = entry.envelope(version, times);
        return new ReportIssued(envelope, entry.fact(), version, code, status, report.getConclusion());
    }

    private static FactEvent retracted(String status, Times times, EntryContext entry) {
        FactVersion version = entry.version(status, times);
        return new ReportRetracted(entry.envelope(version, times), entry.fact(), version, status);
    }

    /** Its own, else its place in the report. */
    private static String idOf(DiagnosticReport report, Observation contained) {
        String id = contained.getIdElement().getIdPart();
        return FhirCodes.blank(id) ? "" + report.getContained().indexOf(contained) : id.replace("#", "");
    }
}
