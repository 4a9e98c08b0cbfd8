package io.auscult.delivery.consult;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import java.util.List;

/** How a consultation went. */
public sealed interface Consulted {
    /**
     * An answer.
     *
     * @param position up to where in the log the answer holds; empty when nothing of the patient is in it
     * @param signals those that the raises stand on, as they were for this question
     */
    record Answered(String position, List<Proposal> raises, List<Signal> signals) implements Consulted {
        public Answered {
            raises = List.copyOf(raises);
            signals = List.copyOf(signals);
        }

        public Answered(String position, List<Proposal> raises) {
            this(position, raises, List.of());
        }

        /** Whether the answer stands on the patient's record, and not on the call's own data alone. */
        public boolean knowsThePatient() {
            return !position.isEmpty() && !position.startsWith("-");
        }
    }

    /** Late or failing: what is known is shown, and that this is missing is said. */
    record Unanswered(String reason) implements Consulted {}

    /** No consultation is configured, so nothing is missing. */
    record NotAsked() implements Consulted {}

    /**
     * What a rule would show now.
     *
     * @param basis where the rule stands, and what it saw
     */
    record Proposal(
            RuleId rule,
            Subject subject,
            Indicator indicator,
            String summary,
            Mode mode,
            String sentence,
            Basis basis) {
        public Proposal {
            if (summary.isBlank() || summary.length() >= Raise.SUMMARY_LIMIT || sentence.isBlank()) {
                throw new IllegalArgumentException("A proposal has a short summary and a sentence; rule " + rule);
            }
        }

        /** Of which nothing more is known. */
        public Proposal(RuleId rule, Subject subject, Indicator indicator, String summary, Mode mode, String sentence) {
            this(rule, subject, indicator, summary, mode, sentence, Basis.UNKNOWN);
        }

        /** The decision that it is. */
        public Raise raise() {
            Rationale rationale = new Rationale(rule, basis.pack, basis.packVersion, basis.seen, sentence);
            return new Raise(rule, subject, indicator, summary, mode, basis.models, null, rationale);
        }
    }

    /** @param models whose scores it stands on */
    record Basis(String pack, String packVersion, List<Seen> seen, List<ModelRef> models) {
        public static final Basis UNKNOWN = new Basis("consult", "", List.of(), List.of());

        public Basis {
            seen = List.copyOf(seen);
            models = List.copyOf(models);
        }
    }
}
