package io.auscult.streams.processor;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Rationale;
import java.time.Instant;
import java.util.List;

/** Who is told that a pack went over its bounds in a decision. Asked on the way of an event: it returns at once and does not throw. */
public interface Overruns {
    Overruns NONE = (_, _, _, _) -> {};

    /**
     * Once for each of the pack's rules in the decision.
     *
     * @param bound which, in words without anything of the patient
     * @param now of the decision: says which release of the pack it was
     */
    void ranAway(String pack, String version, String bound, Instant now);

    /** Tells of those among the decisions of a moment. */
    default void look(List<Decision> decisions, Instant now) {
        for (Decision decision : decisions) {
            if (decision instanceof Undetermined undetermined) {
                Rationale why = undetermined.rationale();
                undetermined.ranAway().ifPresent(bound -> ranAway(why.pack(), why.packVersion(), bound, now));
            }
        }
    }
}
