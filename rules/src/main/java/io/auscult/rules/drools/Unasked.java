package io.auscult.rules.drools;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Rationale;
import io.auscult.rules.fact.Already;
import io.auscult.rules.fact.Answered;
import io.auscult.rules.fact.Covered;
import io.auscult.rules.fact.Snoozed;
import io.auscult.rules.pack.Pack;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a proposal that no policy holds while a policy pack cannot tell. What a clinician has answered or put off, and what is
 * there already, is no reason to tell them again: whether it is, nobody can say before the policies can. All else passes.
 *
 * @param silent the policy packs that could not tell, or are paused
 * @param facts what their rules would have seen
 */
record Unasked(List<Pack> silent, List<Object> facts) {
    Unasked {
        silent = List.copyOf(silent);
        facts = List.copyOf(facts);
    }

    Decision of(Raise raise) {
        Optional<Pack> policy =
                silent.stream().filter(pack -> concerns(pack, raise)).findFirst();
        return policy.isPresent() && facts.stream().anyMatch(fact -> speaksAgainst(fact, raise))
                ? undetermined(raise, policy.get())
                : raise;
    }

    /** A policy in shadow concerns only what is in shadow itself; how far one reached that is paused, its release says no more. */
    private static boolean concerns(Pack policy, Raise raise) {
        return policy.release().paused() || policy.release().mode().and(raise.mode()) == raise.mode();
    }

    private static boolean speaksAgainst(Object fact, Raise raise) {
        return switch (fact) {
            case Answered answered -> answered.locked() && isAbout(raise, answered.rule(), answered.subject());
            case Snoozed snoozed -> snoozed.active() && isAbout(raise, snoozed.rule(), snoozed.subject());
            case Covered covered -> isAbout(raise, covered.rule(), covered.subject());
            case Already already -> already.rule().equals(raise.rule().value());
            default -> false;
        };
    }

    private static boolean isAbout(Raise raise, String rule, String subject) {
        return raise.rule().value().equals(rule) && raise.subject().value().equals(subject);
    }

    private static Undetermined undetermined(Raise raise, Pack policy) {
        Rationale basis = raise.rationale();
        return new Undetermined(
                raise.rule(),
                raise.subject(),
                new Rationale(
                        raise.rule(),
                        basis.pack(),
                        basis.packVersion(),
                        basis.seen(),
                        "It was answered, put off or is there already, and pack " + policy.id()
                                + (policy.release().paused() ? ", which is paused," : "")
                                + " cannot tell whether to raise it again."));
    }
}
