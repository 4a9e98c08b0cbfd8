package io.auscult.core.chart;

import io.auscult.core.chart.ChartChange.Outcome;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first of the five functions: what one event does to the chart. A statement's highest version wins, whatever order the
 * versions come in; a retraction is a version like any other.
 */
public final class ChartFold {
    private static final Set<ConceptId> DEMOGRAPHICS = Set.of(ConceptId.DEMOGRAPHICS);

    private ChartFold() {}

    public static ChartChange fold(Chart chart, PatientEvent event, Concepts concepts) {
        return switch (event) {
            case FactEvent said -> fold(chart, said, concepts);
            case PatientEvent.NotUnderstood _ -> ChartChange.nothing(Outcome.NOT_UNDERSTOOD);
            case PatientEvent.AlertAnswered _,
                    PatientEvent.AlertShown _,
                    PatientEvent.TimePassed _,
                    PatientEvent.BackfillEnded _ -> ChartChange.nothing(Outcome.NOT_A_FACT);
        };
    }

    private static ChartChange fold(Chart chart, FactEvent said, Concepts concepts) {
        Fact known = chart.fact(said.fact()).orElse(null);
        if (known != null && known.version().compareTo(said.version()) >= 0) {
            return ChartChange.nothing(Outcome.SUPERSEDED);
        }
        return ChartChange.of(fact(said, concepts), known);
    }

    private static Fact fact(FactEvent said, Concepts concepts) {
        return switch (said) {
            case FactEvent.DemographicsRecorded e ->
                new Fact(
                        e.fact(),
                        e.version(),
                        e.envelope().id(),
                        e.envelope().source(),
                        CodedText.NONE,
                        e.version().lastUpdated(),
                        new Statement.Demographics(e.birthDate(), e.sex(), e.deceased(), e.deceasedAt()),
                        DEMOGRAPHICS,
                        Reading.NONE);
            case FactEvent.ObservationRecorded e -> observation(e, concepts);
            case FactEvent.ConditionAsserted e ->
                plain(
                        e,
                        e.code(),
                        new Statement.Condition(e.clinicalStatus(), e.verificationStatus(), e.period()),
                        e.period(),
                        concepts);
            case FactEvent.MedicationStarted e ->
                plain(e, e.code(), new Statement.Medication(e.status(), true, e.period()), e.period(), concepts);
            case FactEvent.MedicationStopped e ->
                plain(e, e.code(), new Statement.Medication(e.status(), false, e.period()), e.period(), concepts);
            case FactEvent.ProcedurePerformed e ->
                plain(e, e.code(), new Statement.Procedure(e.status(), e.period()), e.period(), concepts);
            case FactEvent.EncounterStarted e ->
                plain(
                        e,
                        e.type(),
                        new Statement.Encounter(e.encounterClass(), e.status(), false, e.period()),
                        e.period(),
                        concepts);
            case FactEvent.EncounterEnded e ->
                plain(
                        e,
                        e.type(),
                        new Statement.Encounter(e.encounterClass(), e.status(), true, e.period()),
                        e.period(),
                        concepts);
            case FactEvent.ReportIssued e ->
                plain(e, e.code(), new Statement.Report(e.status(), e.conclusion()), null, concepts);
            case FactEvent.Retraction e ->
                new Fact(
                        e.fact(),
                        e.version(),
                        e.envelope().id(),
                        e.envelope().source(),
                        CodedText.NONE,
                        at(e.envelope().times(), null),
                        new Statement.Retracted(e.status()),
                        Set.of(),
                        Reading.NONE);
        };
    }

    private static Fact observation(FactEvent.ObservationRecorded e, Concepts concepts) {
        Set<ConceptId> meaning = concepts.meaning(e.code(), e.envelope().source());
        Reading reading = meaning.isEmpty()
                ? Reading.NONE
                : concepts.read(meaning.iterator().next(), e.value(), e.status());
        return new Fact(
                e.fact(),
                e.version(),
                e.envelope().id(),
                e.envelope().source(),
                e.code(),
                at(e.envelope().times(), null),
                new Statement.Observation(e.status(), e.value(), e.details()),
                meaning,
                reading);
    }

    private static Fact plain(
            FactEvent e, CodedText code, Statement statement, @Nullable Period period, Concepts concepts) {
        return new Fact(
                e.fact(),
                e.version(),
                e.envelope().id(),
                e.envelope().source(),
                code,
                at(e.envelope().times(), period),
                statement,
                concepts.meaning(code, e.envelope().source()),
                Reading.NONE);
    }

    private static Instant at(Times times, @Nullable Period period) {
        if (period != null && period.start() != null) {
            return period.start();
        }
        if (times.effective() != null) {
            return times.effective();
        }
        return times.issued() != null ? times.issued() : times.received();
    }
}
