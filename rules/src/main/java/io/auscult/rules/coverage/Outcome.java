package io.auscult.rules.coverage;

import io.auscult.rules.condition.RuleText;
import io.auscult.rules.condition.Test;
import io.auscult.rules.fact.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a case's facts, as words that can be compared: "raise", "hold cardiac/troponin-rise", or nothing. */
final class Outcome {
    static final String CANNOT_TELL = "cannot tell";

    private Outcome() {}

    static SortedSet<String> of(RuleText rule, List<Object> facts, Instant now, Map<Test.Leaf, Boolean> pretended) {
        SortedSet<String> outcome = new TreeSet<>();
        try {
            for (Map<String, @Nullable Object> match : new Matching(facts, pretended).matches(rule.when())) {
                rule.says().forEach(statement -> said(statement, match, now, outcome));
            }
            return outcome;
        } catch (Undecidable _) {
            return new TreeSet<>(List.of(CANNOT_TELL));
        }
    }

    private static void said(
            RuleText.Statement statement, Map<String, @Nullable Object> match, Instant now, SortedSet<String> outcome) {
        if (!statement.verb().equals("hold")) {
            outcome.add("raise");
            return;
        }
        Object until = Values.of(statement.arguments().get(1), null, match);
        if (Values.of(statement.arguments().getFirst(), null, match) instanceof Proposal proposal
                && (until == null || (until instanceof Instant end && end.isAfter(now)))) {
            outcome.add("hold " + proposal.rule());
        }
    }
}
