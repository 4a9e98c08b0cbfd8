package io.auscult.core.alert;

import io.auscult.core.alert.Showing.Deferred;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The fifth of the five functions: what of the open alerts a viewer is shown, most urgent and newest first. What depends on the
 * patient alone was decided before, in the stream; here counts who looks, where the patient lies, and when.
 */
public final class Shelf {
    public static final RuleId MODE = new RuleId("show/mode");
    public static final RuleId STAGED_RELEASE = new RuleId("show/staged-release");
    public static final RuleId AUDIENCE = new RuleId("show/audience");
    public static final RuleId USER_LOCK_OUT = new RuleId("show/user-lock-out");
    public static final RuleId TEAM_LOCK_OUT = new RuleId("show/team-lock-out");
    public static final RuleId QUIET_HOURS = new RuleId("show/quiet-hours");
    public static final RuleId BUDGET = new RuleId("show/budget");

    private static final Comparator<Alert> ORDER = Comparator.comparing(
                    (Alert alert) -> alert.episode().indicator())
            .thenComparing(alert -> alert.episode().raise().importance())
            .thenComparing(alert -> alert.episode().revisedAt(), Comparator.reverseOrder())
            .thenComparing(alert -> alert.episode().id().value());

    private final Viewer viewer;
    private final ViewerBook book;
    private final Instant now;
    private final BudgetRoom room;

    private Shelf(Viewer viewer, ViewerBook book, Instant now) {
        this.viewer = viewer;
        this.book = book;
        this.now = now;
        this.room = new BudgetRoom(viewer, book, now);
    }

    /**
     * Every alert once, shown or deferred, and why. What is over is told to those whom it was for: lock-outs, quiet hours and
     * budgets are about alerts that wait for an answer.
     */
    public static List<Showing> show(List<? extends Alert> open, Viewer viewer, ViewerBook book, Instant now) {
        Shelf shelf = new Shelf(viewer, book, now);
        return open.stream()
                .map(shelf::asItMayCome)
                .sorted(ORDER)
                .map(shelf::showing)
                .toList();
    }

    /** What the stream let interrupt before a rule lost the right to is passive from now on. */
    private Alert asItMayCome(Alert alert) {
        PassiveOnly passive = policy(alert).passiveOnly();
        return passive == null ? alert : alert.withEpisode(alert.episode().within(passive));
    }

    /** True of what a pack's file or a release keeps from all, or from all of a ward: nobody is to learn that it exists (I12). */
    public static boolean isHidden(Deferred deferred) {
        return deferred.rule().equals(MODE) || deferred.rule().equals(STAGED_RELEASE);
    }

    private Showing showing(Alert alert) {
        return reach(alert)
                .or(() -> audience(alert))
                .or(() -> alert instanceof Alert.Open ? waiting(alert) : Optional.empty())
                .<Showing>map(deferred -> deferred)
                .orElseGet(() -> new Showing.Shown(alert));
    }

    private Optional<Deferred> reach(Alert alert) {
        Mode mode = book.mode(alert.episode());
        return switch (mode) {
            case LIVE -> staged(alert);
            case SHADOW -> Optional.of(new Deferred(alert, MODE, null, "In shadow: recorded, not shown."));
            case OFF -> Optional.of(new Deferred(alert, MODE, null, "Switched off."));
        };
    }

    private Optional<Deferred> staged(Alert alert) {
        ShowPolicy policy = policy(alert);
        String ward = patient(alert).ward();
        return policy.stagedWards().isEmpty()
                        || (ward != null && policy.stagedWards().contains(ward))
                ? Optional.empty()
                : Optional.of(new Deferred(
                        alert,
                        STAGED_RELEASE,
                        null,
                        "In shadow, except for patients on the wards " + String.join(", ", policy.stagedWards())
                                + "."));
    }

    private Optional<Deferred> audience(Alert alert) {
        return policy(alert)
                .audience()
                .refusal(viewer, patient(alert), alert.episode().escalated())
                .map(why -> new Deferred(alert, AUDIENCE, null, why));
    }

    private Optional<Deferred> waiting(Alert alert) {
        ShowPolicy policy = policy(alert);
        return lockedOut(alert, policy.userLockOut(), answer -> answer.by().equals(viewer.user()))
                .map(until -> new Deferred(
                        alert, USER_LOCK_OUT, until, "This user answered the question; it stays quiet for them."))
                .or(() -> lockedOut(alert, policy.teamLockOut(), this::isOfTeam)
                        .map(until -> new Deferred(
                                alert,
                                TEAM_LOCK_OUT,
                                until,
                                "Somebody of the user's team answered the question; it stays quiet for the team.")))
                .or(() -> quiet(alert, policy))
                .or(() -> overBudget(alert));
    }

    private boolean isOfTeam(PastAnswer answer) {
        return answer.teams().stream().anyMatch(viewer.teams()::contains);
    }

    private Optional<Instant> lockedOut(Alert alert, AnswerSpans spans, Predicate<PastAnswer> concerns) {
        return book.surroundings().answersTo(alert.episode()).stream()
                .filter(concerns)
                .map(spans::endsAfter)
                .filter(end -> end.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private Optional<Deferred> quiet(Alert alert, ShowPolicy policy) {
        QuietHours hours = policy.quietHours();
        if (hours == null || indicator(alert).interrupts()) {
            return Optional.empty();
        }
        return hours.endOf(now, book.surroundings().zone())
                .map(end -> new Deferred(
                        alert,
                        QUIET_HOURS,
                        end,
                        "Quiet hours from " + hours.from() + " to " + hours.to() + ": passive alerts wait."));
    }

    private Optional<Deferred> overBudget(Alert alert) {
        return indicator(alert) == Indicator.CRITICAL
                ? Optional.empty()
                : room.pass(alert.episode())
                        .map(spent -> new Deferred(
                                alert, BUDGET, spent.until(), spent.budget().sentence()));
    }

    private ShowPolicy policy(Alert alert) {
        return book.policy(alert.episode().rule());
    }

    private Whereabouts patient(Alert alert) {
        return book.surroundings().patientOf(alert.episode());
    }

    private static Indicator indicator(Alert alert) {
        return alert.episode().indicator();
    }
}
