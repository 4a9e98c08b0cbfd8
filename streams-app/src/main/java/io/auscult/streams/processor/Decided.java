package io.auscult.streams.processor;

import io.auscult.core.alert.AlertStep;
import io.auscult.core.decision.Decision;
import io.auscult.core.signal.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * After the rules.
 *
 * @param answered what the event itself did to the book: an answer, a sighting
 * @param decisions null when nothing called for a decision
 */
public record Decided(
        Turn turn,
        List<Signal> signals,
        AlertStep answered,
        @Nullable List<Decision> decisions) {}
