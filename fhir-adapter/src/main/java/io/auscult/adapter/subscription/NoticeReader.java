package io.auscult.adapter.subscription;

import io.auscult.adapter.subscription.Notice.Happened;
import io.auscult.ehr.FhirTree;
import io.auscult.schemas.topic.Payload;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads notices: a Bundle, of whatever type, whose first entry is a status of a subscription: Parameters in R4, SubscriptionStatus
 * since R4B. Numbers may stand as strings, as FHIR wants them, or as numbers, as some servers write them.
 */
public final class NoticeReader {
    private static final String STATUS = "SubscriptionStatus";
    private static final String PARAMETERS = "\"Parameters\"";
    private static final String SUBSCRIPTION = "\"subscription\"";

    private NoticeReader() {}

    /** What may be a notice; empty when it certainly is none. */
    public static Optional<JsonNode> bundle(Payload body) {
        return mayBe(new String(body.shared(), StandardCharsets.ISO_8859_1))
                ? Optional.ofNullable(FhirTree.read(body))
                : Optional.empty();
    }

    /** Empty when it is a message as any other. */
    public static Optional<Notice> read(JsonNode bundle) {
        if (!bundle.path("resourceType").asString("").equals("Bundle")) {
            return Optional.empty();
        }
        JsonNode status = bundle.path("entry").path(0).path("resource");
        return status(status, instant(bundle.path("timestamp")));
    }

    /** From a status alone, as {@code $status} may answer it. */
    static Optional<Notice> status(JsonNode status, @Nullable Instant at) {
        return switch (status.path("resourceType").asString("")) {
            case "SubscriptionStatus" -> type(status.path("type")).map(type -> fromStatus(type, status, at));
            case "Parameters" ->
                type(value(status.path("parameter"), "type")).map(type -> fromParameters(type, status, at));
            default -> Optional.empty();
        };
    }

    /** Most messages are no notices, and need not be read twice to know that. What is sought has one byte a sign in any case. */
    private static boolean mayBe(String body) {
        return body.contains(STATUS) || (body.contains(PARAMETERS) && body.contains(SUBSCRIPTION));
    }

    private static Notice fromStatus(Notice.Type type, JsonNode status, @Nullable Instant at) {
        List<Happened> events = status.path("notificationEvent")
                .valueStream()
                .map(NoticeReader::happened)
                .toList();
        return new Notice(
                type,
                status.path("subscription").path("reference").asString(""),
                status.path("topic").asString(""),
                status.path("status").asString(""),
                number(status.path("eventsSinceSubscriptionStart")),
                at,
                events);
    }

    private static Happened happened(JsonNode event) {
        List<String> references = new ArrayList<>();
        add(references, event.path("focus"));
        event.path("additionalContext").forEach(context -> add(references, context));
        return new Happened(number(event.path("eventNumber")), instant(event.path("timestamp")), references);
    }

    private static Notice fromParameters(Notice.Type type, JsonNode status, @Nullable Instant at) {
        JsonNode parameters = status.path("parameter");
        List<Happened> events = parameters
                .valueStream()
                .filter(parameter -> name(parameter).equals("notification-event"))
                .map(event -> happenedR4(event.path("part")))
                .toList();
        return new Notice(
                type,
                value(parameters, "subscription").path("reference").asString(""),
                value(parameters, "topic").asString(""),
                value(parameters, "status").asString(""),
                number(value(parameters, "events-since-subscription-start")),
                at,
                events);
    }

    private static Happened happenedR4(JsonNode parts) {
        List<String> references = new ArrayList<>();
        add(references, value(parts, "focus"));
        parts.valueStream()
                .filter(part -> name(part).equals("additional-context"))
                .forEach(part -> add(references, value(part)));
        return new Happened(number(value(parts, "event-number")), instant(value(parts, "timestamp")), references);
    }

    private static void add(List<String> references, JsonNode reference) {
        String text = reference.path("reference").asString("");
        if (!text.isEmpty()) {
            references.add(text);
        }
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString("");
    }

    private static JsonNode value(JsonNode parameters, String name) {
        return parameters
                .valueStream()
                .filter(parameter -> name(parameter).equals(name))
                .findFirst()
                .map(NoticeReader::value)
                .orElseGet(() -> parameters.path("absent"));
    }

    /** Its value, of whatever type: servers differ in which they take. */
    private static JsonNode value(JsonNode parameter) {
        return parameter
                .propertyStream()
                .filter(property -> property.getKey().startsWith("value"))
                .map(property -> property.getValue())
                .findFirst()
                .orElseGet(() -> parameter.path("absent"));
    }

    private static Optional<Notice.Type> type(JsonNode code) {
        return switch (code.asString("")) {
            case "handshake" -> Optional.of(Notice.Type.HANDSHAKE);
            case "heartbeat" -> Optional.of(Notice.Type.HEARTBEAT);
            case "event-notification" -> Optional.of(Notice.Type.EVENT);
            case "query-status" -> Optional.of(Notice.Type.STATUS);
            case "query-event" -> Optional.of(Notice.Type.EVENTS_ASKED_FOR);
            default -> Optional.empty();
        };
    }

    private static @Nullable Long number(JsonNode node) {
        try {
            return node.isMissingNode() || node.isNull()
                    ? null
                    : Long.valueOf(node.asString("").strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            String text = node.asString("");
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
