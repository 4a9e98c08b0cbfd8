package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.optional;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Alert.Acknowledged;
import io.auscult.core.alert.Alert.Expired;
import io.auscult.core.alert.Alert.Open;
import io.auscult.core.alert.Alert.Snoozed;
import io.auscult.core.alert.Alert.Withdrawn;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Escalated;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.schemas.wire.OpenAlerts;
import io.auscult.schemas.wire.Sighting;
import java.util.List;

/** Alerts, their full state in each record. */
public final class AlertCodec {
    private static final String OPEN = "open";
    private static final String SNOOZED = "snoozed";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String WITHDRAWN = "withdrawn";
    private static final String EXPIRED = "expired";

    private AlertCodec() {}

    /** For the {@code kind} header. */
    public static String state(Alert alert) {
        return switch (alert) {
            case Open _ -> OPEN;
            case Snoozed _ -> SNOOZED;
            case Acknowledged _ -> ACKNOWLEDGED;
            case Withdrawn _ -> WITHDRAWN;
            case Expired _ -> EXPIRED;
        };
    }

    public static io.auscult.schemas.wire.Alert toWire(Alert alert) {
        var wire = toWire(alert.episode(), state(alert));
        switch (alert) {
            case Open _ -> {}
            case Snoozed snoozed -> wire.setSnooze(SnoozeCodec.toWire(snoozed.snooze()));
            case Acknowledged acknowledged -> {
                wire.setAnswer(AnswerCodec.toWire(acknowledged.answer()));
                wire.setHeldSince(acknowledged.heldSince());
            }
            case Withdrawn withdrawn -> {
                wire.setEndReason(withdrawn.reason());
                wire.setEndedAt(withdrawn.at());
            }
            case Expired expired -> wire.setEndedAt(expired.at());
        }
        return wire;
    }

    public static Alert fromWire(io.auscult.schemas.wire.Alert wire) {
        Episode episode = episode(wire);
        return switch (wire.getState()) {
            case OPEN -> new Open(episode);
            case SNOOZED -> new Snoozed(episode, SnoozeCodec.fromWire(required(wire.getSnooze(), "snooze")));
            case ACKNOWLEDGED ->
                new Acknowledged(
                        episode,
                        AnswerCodec.fromWire(required(wire.getAnswer(), "answer")),
                        required(wire.getHeldSince(), "heldSince"));
            case WITHDRAWN ->
                new Withdrawn(
                        episode, required(wire.getEndReason(), "endReason"), required(wire.getEndedAt(), "endedAt"));
            case EXPIRED -> new Expired(episode, required(wire.getEndedAt(), "endedAt"));
            default -> throw new UnknownWordException();
        };
    }

    static OpenAlerts toWire(List<Alert> alerts) {
        return new OpenAlerts(each(alerts, AlertCodec::toWire));
    }

    static List<Alert> fromWire(OpenAlerts wire) {
        return List.copyOf(each(wire.getAlerts(), AlertCodec::fromWire));
    }

    private static io.auscult.schemas.wire.Alert toWire(Episode episode, String state) {
        return new io.auscult.schemas.wire.Alert(
                state,
                episode.id().value(),
                DecisionCodec.toWire(episode.raise()),
                episode.openedBy(),
                episode.openedAt(),
                episode.revision(),
                episode.revisedAt(),
                each(episode.sightings(), AlertCodec::toWire),
                null,
                null,
                null,
                null,
                null,
                episode.escalated() == null ? null : episode.escalated().at(),
                episode.escalated() == null ? null : episode.escalated().to());
    }

    private static Episode episode(io.auscult.schemas.wire.Alert wire) {
        return new Episode(
                new AlertId(wire.getId()),
                (Raise) DecisionCodec.fromWire(wire.getRaise()),
                wire.getOpenedBy(),
                wire.getOpenedAt(),
                wire.getRevision(),
                wire.getRevisedAt(),
                each(wire.getSightings(), AlertCodec::fromWire),
                optional(wire.getEscalatedAt(), at -> new Escalated(at, wire.getEscalatedTo())));
    }

    private static Sighting toWire(Episode.Sighting sighting) {
        return new Sighting(sighting.viewer(), sighting.revision(), sighting.at());
    }

    private static Episode.Sighting fromWire(Sighting wire) {
        return new Episode.Sighting(wire.getViewer(), wire.getRevision(), wire.getAt());
    }
}
