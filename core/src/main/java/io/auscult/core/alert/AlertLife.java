package io.auscult.core.alert;

import io.auscult.core.alert.Episode.Sighting;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Decision.Undetermined;
import io.auscult.core.decision.Decision.Withhold;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.Snooze;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The life of alerts: what decisions, answers, snoozes and sightings do to a patient's book. */
public final class AlertLife {
    private static final String BASIS_GONE = "The chart no longer supports it";

    private AlertLife() {}

    /**
     * The fourth of the five functions.
     *
     * @param decisions all decisions of this moment; a current alert that none of them speaks of has lost its basis
     * @param cause the id of the event that led here: it opens the episodes that begin now
     */
    public static AlertStep step(AlertBook book, List<Decision> decisions, String cause, Instant now) {
        AlertBook next = book.putOffStill(snoozed -> isHeld(decisions, snoozed));
        List<Alert> changes = new ArrayList<>();
        for (Alert alert : book.current()) {
            if (decisions.stream().noneMatch(decision -> concerns(decision, alert))) {
                next = next.drop(alert);
                ended(alert, now).ifPresent(changes::add);
            }
        }
        for (Decision decision : decisions) {
            Optional<Alert> current = next.current(decision.rule(), decision.subject());
            Optional<Alert> changed = changed(decision, current, cause, now);
            if (changed.isEmpty()) {
                continue;
            }
            Alert alert = changed.get();
            next = alert instanceof Alert.Withdrawn ? next.drop(alert) : next.with(alert);
            if (!(alert instanceof Alert.Acknowledged)) {
                changes.add(alert);
            }
        }
        return new AlertStep(next, changes);
    }

    /** A clinician answered. An answer to an alert that is over, or the same answer again, changes nothing. */
    public static AlertStep answer(AlertBook book, AlertAnswered answered) {
        Optional<Alert> current = book.current(new AlertId(answered.alertId()));
        if (current.isEmpty()) {
            return AlertStep.none(book);
        }
        Episode episode = current.get().episode();
        Alert.Acknowledged acknowledged = switch (current.get()) {
            case Alert.Open open -> open.answer(answered.answer());
            case Alert.Snoozed snoozed -> snoozed.answer(answered.answer());
            case Alert.Acknowledged earlier when earlier.answer().equals(answered.answer()) -> earlier;
            case Alert.Acknowledged earlier -> new Alert.Acknowledged(episode, answered.answer(), earlier.heldSince());
            case Alert.Expired _ -> new Alert.Acknowledged(episode, answered.answer(), false);
            case Alert.Withdrawn _ -> throw new IllegalStateException("A book keeps no withdrawn alert");
        };
        if (acknowledged.equals(current.get())) {
            return AlertStep.none(book);
        }
        AlertBook next = book.with(acknowledged)
                .putOffStill(snoozed -> !snoozed.concerns(episode.rule(), episode.subject()))
                .remember(new AlertBook.Answered(episode.rule(), episode.subject(), episode.id(), answered.answer()));
        return new AlertStep(next, List.of(acknowledged));
    }

    /**
     * A clinician put an alert off. Only what is open can be put off, in the revision that the clinician saw: of a newer one a snooze
     * says nothing. Of several the newest counts, so the same one again changes nothing.
     */
    public static AlertStep snooze(AlertBook book, AlertSnoozed event) {
        Optional<Alert> current = book.current(new AlertId(event.alertId()));
        if (current.isEmpty()) {
            return AlertStep.none(book);
        }
        Snooze snooze = event.snooze();
        return switch (current.get()) {
            case Alert.Open open
            when !snooze.at().isBefore(open.episode().revisedAt()) -> asleep(book, open.snooze(snooze));
            case Alert.Snoozed earlier
            when snooze.at().isAfter(earlier.snooze().at()) -> asleep(book, earlier.again(snooze));
            case Alert.Open _, Alert.Snoozed _, Alert.Acknowledged _, Alert.Expired _ -> AlertStep.none(book);
            case Alert.Withdrawn _ -> throw new IllegalStateException("A book keeps no withdrawn alert");
        };
    }

    private static AlertStep asleep(AlertBook book, Alert.Snoozed snoozed) {
        Episode episode = snoozed.episode();
        AlertBook next = book.with(snoozed)
                .putOff(new AlertBook.Snoozed(
                        episode.rule(), episode.subject(), episode.id(), snoozed.snooze(), episode.raise()));
        return new AlertStep(next, List.of(snoozed));
    }

    /** An alert was shown. The first sighting of a revision by a viewer is kept; more of the same change nothing. */
    public static AlertStep shown(AlertBook book, AlertShown shown) {
        Optional<Alert> current = book.current(new AlertId(shown.alertId()));
        if (current.isEmpty()) {
            return AlertStep.none(book);
        }
        Episode seen = current.get()
                .episode()
                .seen(new Sighting(
                        shown.viewer(),
                        shown.revision(),
                        shown.envelope().times().received()));
        if (seen.equals(current.get().episode())) {
            return AlertStep.none(book);
        }
        Alert alert = current.get().withEpisode(seen);
        return new AlertStep(book.with(alert), List.of(alert));
    }

    private static boolean concerns(Decision decision, Alert alert) {
        return decision.rule().equals(alert.episode().rule())
                && decision.subject().equals(alert.episode().subject());
    }

    /** A snooze is over once its question is raised again, or is none any more. */
    private static boolean isHeld(List<Decision> decisions, AlertBook.Snoozed snoozed) {
        return decisions.stream()
                .anyMatch(decision ->
                        !(decision instanceof Raise) && snoozed.concerns(decision.rule(), decision.subject()));
    }

    private static Optional<Alert> ended(Alert alert, Instant now) {
        return switch (alert) {
            case Alert.Open open -> Optional.of(open.withdraw(BASIS_GONE, now));
            case Alert.Snoozed snoozed -> Optional.of(snoozed.withdraw(BASIS_GONE, now));
            case Alert.Acknowledged acknowledged -> Optional.of(acknowledged.withdraw(BASIS_GONE, now));
            case Alert.Expired _, Alert.Withdrawn _ -> Optional.empty();
        };
    }

    private static Optional<Alert> changed(Decision decision, Optional<Alert> current, String cause, Instant now) {
        return switch (decision) {
            case Raise raise -> raised(raise, current, cause, now);
            case Withhold withhold -> withheld(withhold, current, now);
            case Undetermined _ -> Optional.empty();
        };
    }

    private static Optional<Alert> raised(Raise raise, Optional<Alert> current, String cause, Instant now) {
        if (current.isEmpty()) {
            return Optional.of(new Alert.Open(Episode.opened(raise, cause, now)));
        }
        Episode episode = current.get().episode();
        return switch (current.get()) {
            case Alert.Open open when episode.expiredAt(now) -> Optional.of(open.expire(now));
            case Alert.Open open
            when isUnreadAt(open, raise, now) ->
                Optional.of(open.escalate(
                        raise, Objects.requireNonNull(raise.escalation()).to(), now));
            case Alert.Open open when !raise.equals(episode.raise()) -> Optional.of(open.revise(raise, now));
            case Alert.Snoozed snoozed when episode.expiredAt(now) -> Optional.of(snoozed.expire(now));
            case Alert.Snoozed snoozed -> Optional.of(snoozed.wake(raise, now));
            case Alert.Acknowledged acknowledged
            when acknowledged.heldSince() || !raise.equals(episode.raise()) ->
                Optional.of(new Alert.Open(Episode.opened(raise, cause, now)));
            case Alert.Open _, Alert.Acknowledged _, Alert.Expired _, Alert.Withdrawn _ -> Optional.empty();
        };
    }

    /** Whether it is time to escalate, by what the rule says now. */
    private static boolean isUnreadAt(Alert.Open open, Raise raise, Instant now) {
        Instant due = open.episode().escalatesAt(raise);
        return due != null && !due.isAfter(now);
    }

    private static Optional<Alert> withheld(Withhold withhold, Optional<Alert> current, Instant now) {
        String reason = "Held by " + withhold.rationale().rule() + ": "
                + withhold.rationale().sentence();
        return current.flatMap(alert -> switch (alert) {
            case Alert.Open open -> Optional.<Alert>of(open.withdraw(reason, now));
            case Alert.Snoozed snoozed
            when snoozed.snooze().isOverAt(now) -> Optional.<Alert>of(snoozed.withdraw(reason, now));
            case Alert.Acknowledged acknowledged
            when !acknowledged.heldSince() -> Optional.<Alert>of(acknowledged.held());
            case Alert.Snoozed _, Alert.Acknowledged _, Alert.Expired _, Alert.Withdrawn _ -> Optional.<Alert>empty();
        });
    }
}
