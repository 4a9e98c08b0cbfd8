package io.auscult.delivery.cdshooks;

import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.ProposalStore;
import io.auscult.delivery.store.SightingStore;
import io.auscult.delivery.store.SightingStore.Seen;
import io.auscult.rules.pack.Suggestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
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
    private static final String TAKEN_UP = "Accepted: ";

    private final SightingStore sightings;
    private final AlertStore alerts;
    private final ProposalStore proposals;
    private final RuleCards cards;
    private final AnswerPublisher answers;
    private final JustAnswered justAnswered;
    private final InstantSource clock;

    public Feedback(
            SightingStore sightings,
            AlertStore alerts,
            ProposalStore proposals,
            RuleCards cards,
            AnswerPublisher answers,
            JustAnswered justAnswered,
            InstantSource clock) {
        this.sightings = sightings;
        this.alerts = alerts;
        this.proposals = proposals;
        this.cards = cards;
        this.answers = answers;
        this.justAnswered = justAnswered;
        this.clock = clock;
    }

    /** How many entries were recorded, and how many were about cards that are not known here. */
    public record Received(int recorded, int unknown) {}

    /** @param suggestions the ids of those that were accepted */
    private record Said(
            String card,
            Outcome outcome,
            Instant at,
            @Nullable Coding reason,
            @Nullable String comment,
            List<String> suggestions) {}

    public Received receive(byte[] body) throws BadCall {
        int recorded = 0;
        List<Said> all = read(Fields.parse(body));
        for (Said said : all) {
            if (isRecorded(said)) {
                recorded++;
            }
        }
        return new Received(recorded, all.size() - recorded);
    }

    private boolean isRecorded(Said said) {
        Optional<Seen> seen = sightings.ofCard(said.card);
        if (seen.isEmpty()) {
            return proposals.answer(said.card, said.outcome, said.at, said.reason, said.comment);
        }
        Optional<PatientAlert> alert = alerts.find(seen.get().alert());
        String words = alert.flatMap(known -> takenUp(said, known)).orElse(said.comment);
        Answer answer = new Answer(said.outcome, seen.get().viewer(), said.at, said.reason, words);
        // With a merge the alert may have moved since it was shown.
        PatientId patient = alert.map(PatientAlert::patient).orElse(seen.get().patient());
        answers.publish(patient, seen.get().alert(), answer);
        justAnswered.add(seen.get().alert(), clock.instant());
        return true;
    }

    /** What was done, in the words of the card's buttons. */
    private Optional<String> takenUp(Said said, PatientAlert alert) {
        List<Suggestion> offered = cards.of(alert.alert().episode().rule()).suggestions();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            if (said.suggestions.contains(CardIds.suggestion(said.card, i))) {
                taken.add(offered.get(i).label());
            }
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(TAKEN_UP + String.join("; ", taken));
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
        String card = Fields.text(entry, "card", path + "card");
        Outcome outcome = switch (Fields.text(entry, "outcome", path + "outcome")) {
            case "accepted" -> Outcome.ACCEPTED;
            case "overridden" -> Outcome.OVERRIDDEN;
            default -> throw BadCall.invalid(path + "outcome", path + "outcome is neither accepted nor overridden");
        };
        JsonNode override = entry.path("overrideReason");
        return new Said(
                card,
                outcome,
                at(Fields.text(entry, "outcomeTimestamp", path + "outcomeTimestamp"), path),
                outcome == Outcome.OVERRIDDEN ? reason(override) : null,
                outcome == Outcome.OVERRIDDEN
                        ? override.path("userComment").asStringOpt().orElse(null)
                        : null,
                suggestions(entry.path("acceptedSuggestions")));
    }

    /** As objects with an id, or as bare ids. */
    private static List<String> suggestions(JsonNode accepted) {
        List<String> ids = new ArrayList<>();
        for (JsonNode each : accepted) {
            (each.isString() ? each : each.path("id")).asStringOpt().ifPresent(ids::add);
        }
        return ids;
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
