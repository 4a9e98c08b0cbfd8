package io.auscult.streams.consult;

import io.auscult.core.decision.Decision;
import io.auscult.core.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The answer to a consult.
 *
 * @param position the offset of the last event of this patient that it stands on, in the patient's partition of the log
 * @param versions of catalogue, packs and models
 * @param signals those that the raises stand on
 */
public record Opinion(
        long position, Instant now, Set<String> versions, List<Decision> decisions, List<Signal> signals) {
    public Opinion {
        decisions = List.copyOf(decisions);
        signals = List.copyOf(signals);
    }
}
