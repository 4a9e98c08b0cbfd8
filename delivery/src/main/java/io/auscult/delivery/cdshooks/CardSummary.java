package io.auscult.delivery.cdshooks;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Rationale.Seen;
import java.util.Optional;

/** A card's one line: the finding and the ask, and before it the order that raises the question. */
final class CardSummary {
    private static final int MOST = Raise.SUMMARY_LIMIT - 1;

    private CardSummary() {}

    static String of(Raise raise) {
        Optional<Seen> ordered = raise.rationale().seen().stream()
                .filter(seen -> CallEvents.isDraft(seen.source()))
                .findFirst();
        if (ordered.isPresent() && raise.summary().contains(ordered.get().value())) {
            return raise.summary();
        }
        return ordered.map(order -> "Ordering " + order.value() + ": " + raise.summary())
                .filter(CardSummary::fits)
                .or(() ->
                        ordered.map(_ -> "With this order: " + raise.summary()).filter(CardSummary::fits))
                .orElse(raise.summary());
    }

    static String withdrawn(Raise raise) {
        String summary = "Withdrawn: " + raise.summary();
        return fits(summary) ? summary : summary.substring(0, MOST - 1) + "…";
    }

    private static boolean fits(String summary) {
        return summary.length() <= MOST;
    }
}
