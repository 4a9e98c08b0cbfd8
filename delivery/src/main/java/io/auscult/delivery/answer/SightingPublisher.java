package io.auscult.delivery.answer;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.SightingStore;
import io.auscult.delivery.store.SightingStore.Seen;
import java.time.Instant;
import java.util.List;

/**
 * That alerts were shown, into the log: first kept in the database, then published after the viewer has the answer. What fails
 * stays waiting and is tried again.
 */
public final class SightingPublisher {
    private final SightingStore sightings;
    private final EventLog log;

    public SightingPublisher(SightingStore sightings, EventLog log) {
        this.sightings = sightings;
        this.log = log;
    }

    public void keep(List<Seen> seen) {
        if (!seen.isEmpty()) {
            sightings.keep(seen);
        }
    }

    /** Publishes what waits; stops at the first that the log does not take. */
    public void publishWaiting() {
        sightings.publishWaiting(seen -> log.append(event(seen)));
    }

    /** A sighting with an id from its content: the same viewer seeing the same revision in the same place is one event. */
    public static Seen seen(PatientId patient, Alert alert, Viewer viewer, String cardUuid, Instant at) {
        String revision = Integer.toString(alert.episode().revision());
        String id = alert instanceof Alert.Withdrawn
                ? toldOf(alert.episode().id(), viewer.user())
                : ContentHash.of(
                        "alert-shown",
                        alert.episode().id().value(),
                        revision,
                        viewer.user(),
                        viewer.channel(),
                        cardUuid);
        return new Seen(
                id,
                patient,
                alert.episode().id(),
                alert.episode().revision(),
                viewer.user(),
                viewer.channel(),
                cardUuid,
                at);
    }

    /** The id of the sighting that told a user of an alert's withdrawal, in whatever place. */
    public static String toldOf(AlertId withdrawn, String user) {
        return ContentHash.of("alert-withdrawal-shown", withdrawn.value(), user);
    }

    private static AlertShown event(Seen seen) {
        Envelope envelope = new Envelope(
                seen.eventId(), seen.patient(), Times.receivedAt(seen.at()), AnswerPublisher.SOURCE, "", false, false);
        return new AlertShown(
                envelope, seen.alert().value(), seen.revision(), seen.viewer(), seen.channel(), seen.cardUuid());
    }
}
