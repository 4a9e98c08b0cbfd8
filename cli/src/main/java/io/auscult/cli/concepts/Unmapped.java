package io.auscult.cli.concepts;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Mark;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what arrives and nobody understands: codes that no concept means, and units that their concept does not accept. It
 * keeps codes and the code systems' names, never a source's free text, so that what it says identifies no patient.
 */
final class Unmapped {
    private final Concepts concepts;
    private final Map<UnmappedCode, Tally> codes = new TreeMap<>();
    private final Map<UnmappedCode, String> displays = new HashMap<>();
    private final Map<UnreadUnit, Tally> units = new TreeMap<>();

    Unmapped(Concepts concepts) {
        this.concepts = concepts;
    }

    /** A moved chart is not counted again: its facts were, when they were reported. */
    void add(PatientEvent event) {
        switch (event) {
            case FactEvent.ObservationRecorded e -> observation(e);
            case FactEvent.ConditionAsserted e -> code("condition", e.code(), e.envelope());
            case FactEvent.MedicationStarted e -> code("medication", e.code(), e.envelope());
            case FactEvent.MedicationStopped e -> code("medication", e.code(), e.envelope());
            case FactEvent.ProcedurePerformed e -> code("procedure", e.code(), e.envelope());
            case FactEvent.ServiceRequested e -> code("order", e.code(), e.envelope());
            case FactEvent.MedicationAdministered e -> code("medication", e.code(), e.envelope());
            case FactEvent.MedicationDispensed e -> code("medication", e.code(), e.envelope());
            case FactEvent.AllergyRecorded e -> code("allergy", e.code(), e.envelope());
            case FactEvent.FamilyHistoryRecorded e -> code("family history", e.code(), e.envelope());
            case FactEvent.SpecimenCollected _,
                    FactEvent.DeviceRecorded _,
                    FactEvent.AppointmentBooked _,
                    FactEvent.DocumentReceived _,
                    FactEvent.DemographicsRecorded _,
                    FactEvent.EncounterStarted _,
                    FactEvent.EncounterEnded _,
                    FactEvent.ReportIssued _,
                    FactEvent.InferenceReturned _,
                    FactEvent.Retraction _,
                    PatientEvent.AlertAnswered _,
                    PatientEvent.AlertShown _,
                    PatientEvent.AlertDeferred _,
                    PatientEvent.AlertSnoozed _,
                    PatientEvent.AlertHandedOver _,
                    PatientEvent.TimePassed _,
                    PatientEvent.BackfillEnded _,
                    PatientEvent.PatientMerged _,
                    PatientEvent.PatientUnmerged _,
                    PatientEvent.ChartMoved _,
                    PatientEvent.ChartLeft _,
                    PatientEvent.PatientErased _,
                    PatientEvent.NotUnderstood _ -> {}
        }
    }

    /** Most frequent first. */
    List<Entry<UnmappedCode, Tally>> codes() {
        return sorted(codes);
    }

    /** The name that the code's sender last gave it, or empty. */
    String display(UnmappedCode code) {
        return displays.getOrDefault(code, "");
    }

    /** Most frequent first. */
    List<Entry<UnreadUnit, Tally>> units() {
        return sorted(units);
    }

    private void observation(FactEvent.ObservationRecorded e) {
        Set<ConceptId> meaning = concepts.meaning(e.code(), e.envelope().source());
        if (meaning.isEmpty()) {
            count("observation", e.code(), e.envelope());
        } else if (e.value() instanceof ObservedValue.Coded coded) {
            code("answer", coded.code(), e.envelope());
        } else if (e.value() instanceof ObservedValue.Numeric value) {
            meaning.forEach(concept -> unit(concept, value, e));
        }
    }

    private void unit(ConceptId concept, ObservedValue.Numeric value, FactEvent.ObservationRecorded e) {
        Reading reading = concepts.read(concept, value, e.status());
        if (reading.mark() == Mark.UNKNOWN_UNIT || reading.mark() == Mark.NO_UNIT) {
            String unit =
                    value.unitCode() != null ? value.unitCode() : Objects.requireNonNullElse(value.unitText(), "");
            UnreadUnit unread = new UnreadUnit(concept, e.envelope().source(), unit, reading.mark());
            tally(units.computeIfAbsent(unread, _ -> new Tally()), e.envelope());
        }
    }

    private void code(String kind, CodedText code, Envelope envelope) {
        if (concepts.meaning(code, envelope.source()).isEmpty()) {
            count(kind, code, envelope);
        }
    }

    /** Every coding counts, because any of them could be mapped; what has none counts as uncoded, without its text. */
    private void count(String kind, CodedText code, Envelope envelope) {
        if (code.codings().isEmpty()) {
            tally(codes.computeIfAbsent(new UnmappedCode(kind, envelope.source(), "", ""), _ -> new Tally()), envelope);
        }
        for (Coding coding : code.codings()) {
            UnmappedCode unmapped = new UnmappedCode(
                    kind,
                    envelope.source(),
                    coding.code().system(),
                    coding.code().value());
            tally(codes.computeIfAbsent(unmapped, _ -> new Tally()), envelope);
            if (coding.display() != null) {
                displays.put(unmapped, coding.display());
            }
        }
    }

    private static void tally(Tally tally, Envelope envelope) {
        tally.add(envelope.patient(), envelope.times().received());
    }

    private static <K extends Comparable<K>> List<Entry<K, Tally>> sorted(Map<K, Tally> tallies) {
        return tallies.entrySet().stream()
                .sorted(Comparator.<Entry<K, Tally>>comparingLong(
                                entry -> -entry.getValue().count())
                        .thenComparing(Entry::getKey))
                .toList();
    }
}
