package io.auscult.rules.pack;

import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Coding;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a rule, in a clinician's words, with the evidence it stands on. */
public sealed interface Card {

    RuleId id();

    /** A role, not a person. */
    String owner();

    List<String> evidence();

    /** The one sentence of a decision's rationale. */
    Template sentence();

    /** Why the rule is as it is; Markdown. */
    String text();

    /**
     * The card of a rule that proposes an alert.
     *
     * @param overrideReasons coded reasons a clinician may give
     * @param suggestions what the card offers to do at once
     * @param expiresAfter how long the alert stays open unanswered; null for as long as its basis holds
     * @param title what a reader calls the question; null where the card gives none
     * @param ppv how many of a hundred such alerts are right; null where the card states none
     * @param listed whether who has no score of a model that the rule asks is listed as not assessable
     */
    record ForAlert(
            RuleId id,
            String owner,
            List<String> evidence,
            Indicator indicator,
            Template summary,
            Template sentence,
            List<Coding> overrideReasons,
            List<Suggestion> suggestions,
            @Nullable Duration expiresAfter,
            String text,
            @Nullable String title,
            @Nullable Ppv ppv,
            boolean listed)
            implements Card {
        public ForAlert {
            evidence = List.copyOf(evidence);
            overrideReasons = List.copyOf(overrideReasons);
            suggestions = List.copyOf(suggestions);
        }
    }

    /** The card of a policy rule, which holds alerts back. */
    record ForPolicy(RuleId id, String owner, List<String> evidence, Template sentence, String text) implements Card {
        public ForPolicy {
            evidence = List.copyOf(evidence);
        }
    }
}
