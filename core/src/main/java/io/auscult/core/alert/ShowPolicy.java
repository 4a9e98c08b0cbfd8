package io.auscult.core.alert;

import io.auscult.core.alert.Budget.Whose;
import io.auscult.core.decision.PassiveOnly;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule's alerts depend on when somebody looks.
 *
 * @param userLockOut how long it stays quiet for the one who answered
 * @param teamLockOut how long for everybody of a team of which one answered
 * @param quietHours null for none
 * @param stagedWards the rule is live for patients on these wards and in shadow for all others; empty for everywhere
 * @param passiveOnly that it may not interrupt; null when it may
 */
public record ShowPolicy(
        Audience audience,
        AnswerSpans userLockOut,
        AnswerSpans teamLockOut,
        Acknowledgement acknowledgement,
        @Nullable QuietHours quietHours,
        List<Budget> budgets,
        SortedSet<String> stagedWards,
        @Nullable PassiveOnly passiveOnly) {
    /** What holds of a rule of which no file says anything. */
    public static final ShowPolicy OPEN = new ShowPolicy(
            Audience.EVERYONE,
            AnswerSpans.NONE,
            AnswerSpans.NONE,
            Acknowledgement.REQUIRED_IF_NO_ACTION,
            null,
            List.of(),
            Collections.emptySortedSet());

    /** Of a rule that may interrupt. */
    public ShowPolicy(
            Audience audience,
            AnswerSpans userLockOut,
            AnswerSpans teamLockOut,
            Acknowledgement acknowledgement,
            @Nullable QuietHours quietHours,
            List<Budget> budgets,
            SortedSet<String> stagedWards) {
        this(audience, userLockOut, teamLockOut, acknowledgement, quietHours, budgets, stagedWards, null);
    }

    /** The same, of a rule that may not interrupt; null when it may. */
    public ShowPolicy with(@Nullable PassiveOnly passive) {
        return new ShowPolicy(
                audience, userLockOut, teamLockOut, acknowledgement, quietHours, budgets, stagedWards, passive);
    }

    public ShowPolicy {
        budgets = List.copyOf(budgets);
        stagedWards = Collections.unmodifiableSortedSet(new TreeSet<>(stagedWards));
    }

    /** True when it cannot be judged without knowing where the patient is. */
    public boolean asksWhereThePatientIs() {
        return !stagedWards.isEmpty()
                || !audience.wards().isEmpty()
                || !audience.encounters().isEmpty()
                || budgets.stream().anyMatch(budget -> budget.whose() == Whose.WARD);
    }

    /** How long an answer may count; zero when none does. */
    public Duration longestLockOut() {
        Duration user = userLockOut.longest();
        Duration team = teamLockOut.longest();
        return user.compareTo(team) < 0 ? team : user;
    }
}
