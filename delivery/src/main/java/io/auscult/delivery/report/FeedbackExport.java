package io.auscult.delivery.report;

import io.auscult.core.event.Answer.Outcome;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.store.CourseStore.Remark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users said to interventions, to be taken elsewhere: intervention, action taken, feedback, user, date and location, as 45 CFR
 * 170.315(b)(11) lists them, as CSV (RFC 4180) or as FHIR R4 Communications. No patient is named.
 */
public final class FeedbackExport {
    private static final String LINE = "\r\n";
    private static final List<String> COLUMNS =
            List.of("id", "intervention", "version", "action", "reason", "feedback", "user", "date", "location");
    private static final String RULES = "urn:auscult:rule";
    private static final String ACTIONS = "urn:auscult:answer";
    private static final String USERS = "urn:auscult:user";
    private static final String LOCATION = "http://hl7.org/fhir/StructureDefinition/event-location";

    private FeedbackExport() {}

    /** With a line of column names. What a spreadsheet would take for a formula is led by an apostrophe. */
    public static String csv(List<Remark> remarks) {
        return Stream.concat(Stream.of(COLUMNS), remarks.stream().map(FeedbackExport::cells))
                .map(row -> row.stream().map(FeedbackExport::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining(LINE, "", LINE));
    }

    /** A Bundle of type "collection". */
    public static Map<String, Object> bundle(List<Remark> remarks) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "collection");
        bundle.put(
                "entry",
                remarks.stream()
                        .map(each -> Map.of("resource", communication(each)))
                        .toList());
        return bundle;
    }

    private static List<String> cells(Remark remark) {
        return List.of(
                remark.id(),
                remark.rule().value(),
                version(remark),
                action(remark),
                remark.said().reason(),
                remark.comment(),
                remark.said().by(),
                remark.said().at().toString(),
                Objects.requireNonNullElse(remark.ward(), ""));
    }

    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    private static Map<String, Object> communication(Remark remark) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resourceType", "Communication");
        if (remark.ward() != null) {
            resource.put(
                    "extension", List.of(Map.of("url", LOCATION, "valueReference", Map.of("display", remark.ward()))));
        }
        resource.put("identifier", List.of(Map.of("system", "urn:auscult:answer-id", "value", remark.id())));
        resource.put("status", "completed");
        resource.put("category", List.of(concept(ACTIONS, action(remark))));
        resource.put("topic", topic(remark));
        resource.put("sent", remark.said().at().toString());
        resource.put(
                "sender",
                Map.of(
                        "identifier",
                        Map.of("system", USERS, "value", remark.said().by())));
        if (!remark.said().reason().isEmpty()) {
            resource.put("reasonCode", List.of(reason(code(remark.said().reason()))));
        }
        if (!remark.comment().isEmpty()) {
            resource.put("payload", List.of(Map.of("contentString", remark.comment())));
        }
        return resource;
    }

    private static Map<String, Object> topic(Remark remark) {
        Map<String, Object> topic =
                new LinkedHashMap<>(concept(RULES, remark.rule().value()));
        topic.put("text", (remark.rule() + " " + version(remark)).strip());
        return topic;
    }

    /** A card may offer reasons of its own, of which only the code is known here. */
    private static Map<String, Object> reason(String code) {
        return OverrideReasons.find(OverrideReasons.STANDARD, code)
                .map(standard -> concept(OverrideReasons.SYSTEM, code))
                .orElse(Map.of("text", code));
    }

    /** Of a card that no alert stands behind the system is kept with the code. */
    private static String code(String reason) {
        return reason.substring(reason.lastIndexOf('|') + 1);
    }

    private static String version(Remark remark) {
        return remark.pack().isEmpty() ? "" : remark.pack() + "@" + remark.version();
    }

    private static String action(Remark remark) {
        return remark.said().outcome() == Outcome.ACCEPTED ? "accepted" : "overridden";
    }

    private static Map<String, Object> concept(String system, String code) {
        return Map.of("coding", List.of(Map.of("system", system, "code", code)));
    }
}
