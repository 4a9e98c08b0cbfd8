package io.auscult.delivery.store;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.signal.Signal;
import tools.jackson.databind.json.JsonMapper;

/** Core values as JSON documents in the database, so that a report can read them with SQL; the kind stands in a column. */
final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Documents() {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String document, Class<T> type) {
        return JSON.readValue(document, type);
    }

    static Alert alert(String state, String document) {
        return switch (state) {
            case "open" -> read(document, Alert.Open.class);
            case "snoozed" -> read(document, Alert.Snoozed.class);
            case "acknowledged" -> read(document, Alert.Acknowledged.class);
            case "withdrawn" -> read(document, Alert.Withdrawn.class);
            case "expired" -> read(document, Alert.Expired.class);
            default -> throw new IllegalStateException("The table allows no state " + state);
        };
    }

    static String state(Alert alert) {
        return switch (alert) {
            case Alert.Open _ -> "open";
            case Alert.Snoozed _ -> "snoozed";
            case Alert.Acknowledged _ -> "acknowledged";
            case Alert.Withdrawn _ -> "withdrawn";
            case Alert.Expired _ -> "expired";
        };
    }

    static Signal signal(String kind, String document) {
        return switch (kind) {
            case "scored" -> read(document, Signal.RiskScored.class);
            case "not-assessable" -> read(document, Signal.NotAssessable.class);
            case "pending" -> read(document, Signal.Pending.class);
            default -> throw new IllegalStateException("The table allows no kind " + kind);
        };
    }

    static String kind(Signal signal) {
        return switch (signal) {
            case Signal.RiskScored _ -> "scored";
            case Signal.NotAssessable _ -> "not-assessable";
            case Signal.Pending _ -> "pending";
        };
    }

    static Decision decision(String kind, String document) {
        return switch (kind) {
            case "raise" -> read(document, Decision.Raise.class);
            case "withhold" -> read(document, Decision.Withhold.class);
            case "undetermined" -> read(document, Decision.Undetermined.class);
            default -> throw new IllegalStateException("The table allows no kind " + kind);
        };
    }

    static String kind(Decision decision) {
        return switch (decision) {
            case Decision.Raise _ -> "raise";
            case Decision.Withhold _ -> "withhold";
            case Decision.Undetermined _ -> "undetermined";
        };
    }
}
