package io.auscult.rules.cases;

import java.time.Instant;
import java.util.List;

/**
 * A case after it was run.
 *
 * @param facts what the rules saw
 * @param matched whether its rule decided anything: raised, or held
 * @param masked whether another policy held the proposal longer, so that nothing is known of this one
 */
public record TriedCase(Case one, List<Object> facts, Instant now, boolean matched, boolean masked) {
    public TriedCase {
        facts = List.copyOf(facts);
    }
}
