package io.auscult.rules.cases;

import java.time.Instant;
import java.util.List;

/**
 * A case after it was run.
 *
 * @param facts what the rules saw
 * @param matched whether its rule decided anything: raised, or held
 */
public record TriedCase(Case one, List<Object> facts, Instant now, boolean matched) {
    public TriedCase {
        facts = List.copyOf(facts);
    }
}
