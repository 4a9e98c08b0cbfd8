package io.auscult.streams.consult;

import io.auscult.core.chart.Chart;
import io.auscult.core.chart.Fact;
import io.auscult.core.chart.Statement;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.value.Coding;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.streams.consult.ChartView.FactView;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One fact in words. */
final class FactRendering {
    private FactRendering() {}

    static FactView of(Fact fact, Chart chart) {
        FactKey key = fact.key();
        Instant updated = fact.version().lastUpdated();
        return new FactView(
                key.original().value(),
                key.reportedUnder().map(PatientId::value).orElse(null),
                kind(fact.statement()),
                what(fact),
                fact.code().codings().stream().map(FactRendering::coding).toList(),
                fact.concepts().stream().map(ConceptId::value).toList(),
                said(fact.statement()),
                reading(fact.reading()),
                unused(fact, chart),
                fact.hiddenBy() == null ? null : fact.hiddenBy().original().value(),
                fact.retracted(),
                status(fact.statement()),
                fact.at().toString(),
                updated.equals(Instant.EPOCH) ? null : updated.toString(),
                fact.source(),
                fact.messageId(),
                fact.eventId());
    }

    private static String kind(Statement statement) {
        return statement instanceof Statement.Act act
                ? act.kind().name().toLowerCase(Locale.ROOT)
                : statement.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String what(Fact fact) {
        return switch (fact.statement()) {
            case Statement.Demographics _ -> "demographics";
            case Statement.FamilyHistory said ->
                words(said.relationship().words(), fact.code().words());
            case Statement.Inference said -> "answer of " + said.model();
            case Statement.Retracted _ -> fact.key().original().value();
            case Statement.Observation _,
                    Statement.Condition _,
                    Statement.Medication _,
                    Statement.Procedure _,
                    Statement.Encounter _,
                    Statement.Report _,
                    Statement.Act _,
                    Statement.Order _,
                    Statement.Allergy _,
                    Statement.Document _ -> fact.code().words();
        };
    }

    private static String coding(Coding coding) {
        return coding.code().system() + "|" + coding.code().value();
    }

    private static String said(Statement statement) {
        return switch (statement) {
            case Statement.Demographics said ->
                words(
                        said.birthDate() == null ? "" : "born " + said.birthDate(),
                        said.sex().name().toLowerCase(Locale.ROOT),
                        said.deceased() ? "deceased" : "",
                        said.deceasedAt() == null ? "" : said.deceasedAt().toString());
            case Statement.Observation said -> value(said.value());
            case Statement.Condition said ->
                words(said.clinicalStatus(), said.verificationStatus(), period(said.period()));
            case Statement.Medication said ->
                words(said.taking() ? "in force" : "not in force", said.status(), period(said.period()));
            case Statement.Procedure said -> words(said.status(), period(said.period()));
            case Statement.Encounter said ->
                words(said.encounterClass(), said.ended() ? "ended" : "under way", period(said.period()));
            case Statement.Report said -> Objects.requireNonNullElse(said.conclusion(), "");
            case Statement.Act said -> words(said.status(), period(said.period()));
            case Statement.Order said -> words(said.intent(), said.status(), period(said.period()));
            case Statement.Allergy said ->
                words(said.clinicalStatus(), said.verificationStatus(), said.criticality(), period(said.period()));
            case Statement.FamilyHistory said ->
                words(
                        said.onset() == null ? "" : "since " + said.onset(),
                        said.deceased() ? "relative deceased" : "",
                        said.status());
            case Statement.Document said -> said.status();
            case Statement.Inference said -> answer(said);
            case Statement.Retracted said -> said.status();
        };
    }

    private static String answer(Statement.Inference said) {
        return switch (said.outcome()) {
            case InferenceOutcome.Returned returned ->
                returned.outputs().entrySet().stream()
                        .map(output -> output.getKey() + " " + output.getValue())
                        .collect(Collectors.joining(", "));
            case InferenceOutcome.Failed failed -> failed.reason().words();
        };
    }

    private static String value(ObservedValue value) {
        return switch (value) {
            case ObservedValue.Numeric number -> {
                String unit = number.unitText() != null ? number.unitText() : number.unitCode();
                yield Objects.requireNonNullElse(number.comparator(), "")
                        + number.amount().toPlainString()
                        + (unit == null ? "" : " " + unit);
            }
            case ObservedValue.Coded coded -> coded.code().words();
            case ObservedValue.Text text -> text.text();
            case ObservedValue.Absent absent -> absent.reason() == null ? "no value" : "no value: " + absent.reason();
        };
    }

    private static @Nullable String reading(Reading reading) {
        return reading.amount() == null
                ? null
                : Objects.requireNonNullElse(reading.comparator(), "")
                        + reading.amount().words();
    }

    private static String status(Statement statement) {
        return switch (statement) {
            case Statement.Demographics _ -> "";
            case Statement.Observation said -> said.status();
            case Statement.Condition said -> words(said.clinicalStatus(), said.verificationStatus());
            case Statement.Medication said -> said.status();
            case Statement.Procedure said -> said.status();
            case Statement.Encounter said -> said.status();
            case Statement.Report said -> said.status();
            case Statement.Act said -> said.status();
            case Statement.Order said -> said.status();
            case Statement.Allergy said -> words(said.clinicalStatus(), said.verificationStatus());
            case Statement.FamilyHistory said -> said.status();
            case Statement.Document said -> said.status();
            case Statement.Inference _ -> "";
            case Statement.Retracted said -> said.status();
        };
    }

    private static @Nullable String unused(Fact fact, Chart chart) {
        if (fact.retracted()) {
            return "taken back: " + status(fact.statement());
        }
        if (fact.hiddenBy() != null) {
            return hidden(fact, fact.hiddenBy(), chart);
        }
        if (fact.reading().mark() != null) {
            return fact.reading().mark().words();
        }
        return fact.concepts().isEmpty() ? "no concept of the catalogue has its code" : null;
    }

    private static String hidden(Fact fact, FactKey by, Chart chart) {
        if (by.equals(fact.key().whole())) {
            return "what it was a part of was taken back, or sent anew without it";
        }
        return "the same statement stands in a version that counts"
                + chart.fact(by).map(other -> ", from " + other.source()).orElse("");
    }

    private static String period(Period period) {
        return words(
                period.start() == null ? "" : "from " + period.start(),
                period.end() == null ? "" : "to " + period.end());
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
    }
}
