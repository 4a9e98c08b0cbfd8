package io.auscult.core.chart;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ResultId;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One statement about the patient in its highest version: what the source said, and what the catalogue makes of it.
 *
 * @param eventId the event that brought this version
 * @param messageId the message that the event came in; empty when Auscult made the event
 * @param source the sender
 * @param code empty for demographics and retractions
 * @param at the time it counts for: effective, else issued, else received
 * @param concepts what it means; empty when nobody understands it
 * @param reading the value in the concept's canonical unit, or why it may not be used
 * @param hiddenBy the fact that stands for this one, which then nothing reads: the same result from another feed, or the newer
 *     version of the panel that this was a part of; null when this fact counts
 */
public record Fact(
        FactKey key,
        FactVersion version,
        String eventId,
        String messageId,
        String source,
        CodedText code,
        Instant at,
        Statement statement,
        Set<ConceptId> concepts,
        Reading reading,
        @Nullable FactKey hiddenBy) {
    public Fact {
        concepts = Collections.unmodifiableSet(new TreeSet<>(concepts));
    }

    public boolean retracted() {
        return statement instanceof Statement.Retracted;
    }

    /** The concepts under which it is read. */
    public Set<ConceptId> readAs() {
        return hiddenBy == null ? concepts : Set.of();
    }

    public @Nullable ResultId resultId() {
        return switch (statement) {
            case Statement.Observation observation -> observation.details().resultId();
            case Statement.Retracted retracted -> retracted.resultId();
            case Statement.Demographics _,
                    Statement.Condition _,
                    Statement.Medication _,
                    Statement.Procedure _,
                    Statement.Encounter _,
                    Statement.Report _,
                    Statement.Act _,
                    Statement.Order _,
                    Statement.Allergy _,
                    Statement.FamilyHistory _,
                    Statement.Document _,
                    Statement.Inference _ -> null;
        };
    }

    /** What it is a statement about: facts of one identity are the same statement, of which the highest version counts. */
    public String identity() {
        ResultId result = resultId();
        return result == null ? key.original().value() : "result " + result.value();
    }

    /** The same fact in the chart of the patient into whom {@code from} was merged; whether it counts there is not yet said. */
    public Fact movedFrom(PatientId from) {
        return new Fact(
                key.movedFrom(from), version, eventId, messageId, source, code, at, statement, concepts, reading, null);
    }

    Fact hiddenBy(@Nullable FactKey other) {
        return new Fact(key, version, eventId, messageId, source, code, at, statement, concepts, reading, other);
    }

    /** With the meaning that this catalogue gives it. */
    Fact read(Concepts catalogue) {
        Set<ConceptId> meaning = meaning(catalogue);
        Reading read = statement instanceof Statement.Observation observation && !meaning.isEmpty()
                ? catalogue.read(meaning.iterator().next(), observation.value(), observation.status())
                : Reading.NONE;
        return new Fact(key, version, eventId, messageId, source, code, at, statement, meaning, read, hiddenBy);
    }

    private Set<ConceptId> meaning(Concepts catalogue) {
        return switch (statement) {
            case Statement.Demographics _ -> Set.of(ConceptId.DEMOGRAPHICS);
            case Statement.Retracted _ -> Set.of();
            case Statement.Observation _,
                    Statement.Condition _,
                    Statement.Medication _,
                    Statement.Procedure _,
                    Statement.Report _ -> catalogue.meaning(code, source);
            case Statement.Encounter _ -> encounter(catalogue);
            case Statement.Act act -> meaning(catalogue, act.kind().role());
            case Statement.Order _ -> meaning(catalogue, "ordered");
            case Statement.Allergy _ -> meaning(catalogue, "allergy");
            case Statement.FamilyHistory _ -> meaning(catalogue, "family");
            case Statement.Document _ -> meaning(catalogue, "document");
            case Statement.Inference inference ->
                Set.of(ConceptId.inferenceOf(inference.model().id()));
        };
    }

    private Set<ConceptId> encounter(Concepts catalogue) {
        Set<ConceptId> meaning = new TreeSet<>(catalogue.meaning(code, source));
        meaning.add(ConceptId.ENCOUNTERS);
        return meaning;
    }

    private Set<ConceptId> meaning(Concepts catalogue, String role) {
        return catalogue.meaning(code, source).stream()
                .map(concept -> concept.as(role))
                .collect(Collectors.toSet());
    }
}
