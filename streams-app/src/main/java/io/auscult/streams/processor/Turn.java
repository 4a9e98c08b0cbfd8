package io.auscult.streams.processor;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.codec.PatientState;
import io.auscult.streams.release.InForce;
import java.time.Instant;
import java.util.Set;

/**
 * One event on its way through the stages, when the patient is to be looked at again.
 *
 * @param now the patient's time: the event's received time, never earlier than before
 * @param touched the concepts whose facts changed since the patient was last looked at
 * @param stored the state as the store has it: the last stage writes the next one if it differs
 * @param state after folding
 */
public record Turn(
        PatientEvent event,
        Instant now,
        InForce inForce,
        Chart chart,
        Set<ConceptId> touched,
        PatientState stored,
        PatientState state) {}
