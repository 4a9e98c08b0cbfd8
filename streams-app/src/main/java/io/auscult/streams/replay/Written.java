package io.auscult.streams.replay;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.signal.Signal;
import java.time.Instant;

/** What a replay gives where the stream writes a topic. */
public sealed interface Written {
    /** The patient's key. */
    String patient();

    /** The patient's time at which it was said. */
    Instant now();

    record OfSignal(String patient, Instant now, Signal signal) implements Written {}

    record OfDecision(String patient, Instant now, Decision decision) implements Written {}

    record OfAlert(String patient, Instant now, Alert alert) implements Written {}

    /** An event that could not be folded. */
    record DeadLetter(String patient, Instant now) implements Written {}
}
