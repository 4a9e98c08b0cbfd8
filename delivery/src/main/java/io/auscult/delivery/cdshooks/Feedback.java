package io.auscult.delivery.cdshooks;

import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SightingStore;
import io.auscult.delivery.store.SightingStore.Seen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What clinicians said to cards. Read liberally: some EHRs send one bare object, or the code straight under {@code
 * overrideReason}. All of a call is read before any of it is recorded, and what is repeated changes nothing.
 */
public final class Feedback {
    private final SightingStore sightings;
    private final AlertStore alerts;
    private final AnswerPublisher answers;

    public Feedback(SightingStore sightings, AlertStore alerts, AnswerPublisher answers) {
        this.sightings = sightings;
        this.alerts = alerts;
        this.answers = answers;
    }

    /** How many entries were recorded, and how many were about cards that are not known here. */
    public record Received(int recorded, int unknown) {}

    private record Said(
            String card,
            Outcome outcome,
            Instant at,
            @Nullable Coding reason,
            @Nullable String comment) {}

    public Received receive(byte[] body) throws BadCall {
        int recorded = 0;
        List<Said> all = read(HookCall.parse(body));
        for (Said said : all) {
            Optional<Seen> seen = sightings.ofCard(said.card);
            if (seen.isPresent()) {
                Answer answer = new Answer(said.outcome, seen.get().viewer(), said.at, said.reason, said.comment);
                answers.publish(patient(seen.get()), seen.get().alert(), answer);
                recorded++;
            }
        }
        return new Received(recorded, all.size() - recorded);
    }

    /** Whose the alert is now: with a merge it may have moved since it was shown. */
    private PatientId patient(Seen seen) {
        return alerts.find(seen.alert()).map(PatientAlert::patient).orElse(seen.patient());
    }

    private static List<Said> read(JsonNode root) throws BadCall {
        JsonNode feedback = root.path("feedback");
        List<Said> all = new ArrayList<>();
        if (feedback.isArray()) {
            for (int i = 0; i < feedback.size(); i++) {
                all.add(said(feedback.get(i), "feedback[" + i + "]."));
            }
        } else if (feedback.isObject()) {
            all.add(said(feedback, "feedback."));
        } else if (root.has("card")) {
            all.add(said(root, ""));
        } else {
            throw BadCall.required("feedback");
        }
        return all;
    }

    private static Said said(JsonNode entry, String path) throws BadCall {
        String card = HookCall.text(entry, "card", path + "card");
        Outcome outcome = switch (HookCall.text(entry, "outcome", path + "outcome")) {
            case "accepted" -> Outcome.ACCEPTED;
            case "overridden" -> Outcome.OVERRIDDEN;
            default -> throw BadCall.invalid(path + "outcome", path + "outcome is neither accepted nor overridden");
        };
        JsonNode override = entry.path("overrideReason");
        return new Said(
                card,
                outcome,
                at(HookCall.text(entry, "outcomeTimestamp", path + "outcomeTimestamp"), path),
                outcome == Outcome.OVERRIDDEN ? reason(override) : null,
                outcome == Outcome.OVERRIDDEN
                        ? override.path("userComment").asStringOpt().orElse(null)
                        : null);
    }

    private static Instant at(String timestamp, String path) throws BadCall {
        try {
            return OffsetDateTime.parse(timestamp).toInstant();
        } catch (DateTimeException e) {
            throw BadCall.invalid(path + "outcomeTimestamp", path + "outcomeTimestamp is not an RFC 3339 time");
        }
    }

    private static @Nullable Coding reason(JsonNode override) {
        JsonNode reason = override.path("reason").isObject() ? override.path("reason") : override;
        String code = reason.path("code").asString("");
        if (code.isBlank()) {
            return null;
        }
        String system = reason.path("system").asString("");
        Optional<Coding> standard = OverrideReasons.find(OverrideReasons.STANDARD, code);
        String display = reason.path("display")
                .asStringOpt()
                .orElse(standard.map(Coding::display).orElse(null));
        return new Coding(new Code(system.isBlank() ? OverrideReasons.SYSTEM : system, code), display);
    }
}
