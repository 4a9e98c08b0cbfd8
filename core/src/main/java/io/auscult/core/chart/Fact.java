package io.auscult.core.chart;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Reading;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.value.CodedText;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One statement about the patient in its highest version: what the source said, and what the catalogue makes of it.
 *
 * @param eventId the event that brought this version
 * @param source the sender
 * @param code empty for demographics and retractions
 * @param at the time it counts for: effective, else issued, else received
 * @param concepts what it means; empty when nobody understands it
 * @param reading the value in the concept's canonical unit, or why it may not be used
 */
public record Fact(
        FactKey key,
        FactVersion version,
        String eventId,
        String source,
        CodedText code,
        Instant at,
        Statement statement,
        Set<ConceptId> concepts,
        Reading reading) {
    public Fact {
        concepts = Collections.unmodifiableSet(new TreeSet<>(concepts));
    }

    public boolean retracted() {
        return statement instanceof Statement.Retracted;
    }
}
