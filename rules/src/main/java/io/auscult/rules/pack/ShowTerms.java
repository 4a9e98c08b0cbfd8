package io.auscult.rules.pack;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.AnswerSpans;
import io.auscult.core.alert.Audience;
import io.auscult.core.alert.Budget;
import io.auscult.core.alert.QuietHours;
import io.auscult.core.alert.ShowPolicy;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one place of a file says about showing; null for what it does not speak of, so that the place above counts.
 *
 * @param budgets those of this place alone; empty for "none", which keeps those of the places above away too
 * @param stagedWards empty for "none"
 */
public record ShowTerms(
        @Nullable Audience audience,
        @Nullable AnswerSpans userLockOut,
        @Nullable AnswerSpans teamLockOut,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Quiet quiet,
        @Nullable List<Budget> budgets,
        @Nullable SortedSet<String> stagedWards) {
    static final ShowTerms UNSAID = new ShowTerms(null, null, null, null, null, null, null);

    /**
     * That quiet hours are spoken of.
     *
     * @param hours null for "none"
     */
    public record Quiet(@Nullable QuietHours hours) {}

    /** These terms, and where they say nothing those of the place above. Budgets add up: an alert spends of each. */
    ShowTerms over(ShowTerms above) {
        return new ShowTerms(
                first(audience, above.audience),
                first(userLockOut, above.userLockOut),
                first(teamLockOut, above.teamLockOut),
                first(acknowledgement, above.acknowledgement),
                first(quiet, above.quiet),
                both(budgets, above.budgets),
                first(stagedWards, above.stagedWards));
    }

    ShowPolicy policy() {
        ShowPolicy open = ShowPolicy.OPEN;
        return new ShowPolicy(
                Objects.requireNonNullElse(audience, open.audience()),
                Objects.requireNonNullElse(userLockOut, open.userLockOut()),
                Objects.requireNonNullElse(teamLockOut, open.teamLockOut()),
                Objects.requireNonNullElse(acknowledgement, open.acknowledgement()),
                quiet == null ? null : quiet.hours(),
                Objects.requireNonNullElse(budgets, open.budgets()),
                Objects.requireNonNullElse(stagedWards, open.stagedWards()));
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T above) {
        return own == null ? above : own;
    }

    private static @Nullable List<Budget> both(@Nullable List<Budget> own, @Nullable List<Budget> above) {
        if (own == null || above == null || own.isEmpty()) {
            return first(own, above);
        }
        return Stream.concat(own.stream(), above.stream()).toList();
    }
}
