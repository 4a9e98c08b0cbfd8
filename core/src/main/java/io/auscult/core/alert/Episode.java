package io.auscult.core.alert;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an alert is in whatever state: one stretch of time in which a rule holds of a subject.
 *
 * @param raise the decision as of the newest revision
 * @param openedBy the id of the event that opened the episode
 * @param revision 1 for the first, one more whenever the values behind it change
 * @param sightings who was shown it, and in which revision
 */
public record Episode(
        AlertId id,
        Raise raise,
        String openedBy,
        Instant openedAt,
        int revision,
        Instant revisedAt,
        List<Sighting> sightings) {
    public Episode {
        sightings = List.copyOf(sightings);
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

    Episode revised(Raise newer, Instant now) {
        return new Episode(id, newer, openedBy, openedAt, revision + 1, now, sightings);
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
        return new Episode(id, raise, openedBy, openedAt, revision, revisedAt, all);
    }

    boolean expiredAt(Instant now) {
        return raise.expiresAfter() != null
                && !openedAt.plus(raise.expiresAfter()).isAfter(now);
    }
}
