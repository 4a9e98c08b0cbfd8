package io.auscult.streams.consult;

import io.auscult.core.decision.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The answer to a consult.
 *
 * @param position the offset of the last event of this patient that it stands on, in the patient's partition of the log
 * @param versions of catalogue, packs and models
 */
public record Opinion(long position, Instant now, Set<String> versions, List<Decision> decisions) {
    public Opinion {
        decisions = List.copyOf(decisions);
    }
}
