package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is in whatever state: one stretch of time in which a rule holds of a subject.
 *
 * @param raise the decision as of the newest revision
 * @param openedBy the id of the event that opened the episode
 * @param revision 1 for the first, one more whenever the values behind it change
 * @param sightings who was shown it, and in which revision
 * @param escalated that it went a step further unread; null when it has not
 */
public record Episode(
        AlertId id,
        Raise raise,
        String openedBy,
        Instant openedAt,
        int revision,
        Instant revisedAt,
        List<Sighting> sightings,
        @Nullable Escalated escalated) {
    public Episode {
        sightings = List.copyOf(sightings);
    }

    /** One that has not escalated. */
    public Episode(
            AlertId id,
            Raise raise,
            String openedBy,
            Instant openedAt,
            int revision,
            Instant revisedAt,
            List<Sighting> sightings) {
        this(id, raise, openedBy, openedAt, revision, revisedAt, sightings, null);
    }

    /** That a viewer was shown a revision, first at {@code at}. */
    public record Sighting(String viewer, int revision, Instant at) {}

    static Episode opened(Raise raise, String openedBy, Instant now) {
        return new Episode(
                AlertId.of(raise.rule(), raise.subject(), openedBy), raise, openedBy, now, 1, now, List.of());
    }

    public RuleId rule() {
        return raise.rule();
    }

    public Subject subject() {
        return raise.subject();
    }

    /** How urgent it is now: as the decision says, and a step more once it has escalated, if it may escalate still. */
    public Indicator indicator() {
        return escalated == null || raise.escalation() == null
                ? raise.indicator()
                : raise.indicator().raised();
    }

    /** The same episode, which interrupts nobody. */
    Episode within(PassiveOnly passive) {
        Raise limited = passive.limit(raise);
        return limited.equals(raise)
                ? this
                : new Episode(id, limited, openedBy, openedAt, revision, revisedAt, sightings, escalated);
    }

    Episode revised(Raise newer, Instant now) {
        return new Episode(id, newer, openedBy, openedAt, revision + 1, now, sightings, escalated);
    }

    Episode escalated(Raise newer, @Nullable String to, Instant now) {
        return new Episode(id, newer, openedBy, openedAt, revision + 1, now, sightings, new Escalated(now, to));
    }

    /** When it escalates, if nobody is shown it before; null for never. What is not live nobody can have read. */
    public @Nullable Instant escalatesAt() {
        return escalatesAt(raise);
    }

    @Nullable Instant escalatesAt(Raise newest) {
        Escalation escalation = newest.escalation();
        return escalation == null || escalated != null || !sightings.isEmpty() || newest.mode() != Mode.LIVE
                ? null
                : openedAt.plus(escalation.after());
    }

    /** With the sighting; the same episode when this viewer has been shown this revision before. */
    Episode seen(Sighting sighting) {
        boolean known = sightings.stream()
                .anyMatch(s -> s.viewer().equals(sighting.viewer()) && s.revision() == sighting.revision());
        if (known) {
            return this;
        }
        List<Sighting> all = new ArrayList<>(sightings);
        all.add(sighting);
        return new Episode(id, raise, openedBy, openedAt, revision, revisedAt, all, escalated);
    }

    boolean expiredAt(Instant now) {
        return raise.expiresAfter() != null
                && !openedAt.plus(raise.expiresAfter()).isAfter(now);
    }
}
