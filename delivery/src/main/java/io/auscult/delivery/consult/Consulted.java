package io.auscult.delivery.consult;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import java.util.List;

/** How a consultation went. */
public sealed interface Consulted {
    /** @param position up to where in the log the answer holds */
    record Answered(String position, List<Proposal> raises) implements Consulted {
        public Answered {
            raises = List.copyOf(raises);
        }
    }

    /** Late or failing: what is known is shown, and that this is missing is said. */
    record Unanswered(String reason) implements Consulted {}

    /** No consultation is configured, so nothing is missing. */
    record NotAsked() implements Consulted {}

    /** What a rule would show now. */
    record Proposal(RuleId rule, Subject subject, Indicator indicator, String summary, Mode mode, String sentence) {
        public Proposal {
            if (summary.isBlank() || summary.length() >= Raise.SUMMARY_LIMIT || sentence.isBlank()) {
                throw new IllegalArgumentException("A proposal has a short summary and a sentence; rule " + rule);
            }
        }
    }
}
