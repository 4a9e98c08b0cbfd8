package io.auscult.delivery.cdshooks;

import io.auscult.core.value.Identifier;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code patient-view} call, read liberally: unknown fields are passed over, but what is needed must be there.
 *
 * @param patientId the EHR's id of the patient, without {@code Patient/}
 */
public record HookCall(String hookInstance, String userId, String patientId, Prefetched patient) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REFERENCE = "Patient/";

    /** What came for the prefetch key {@code patient}. */
    public sealed interface Prefetched {
        record Given(List<Identifier> identifiers) implements Prefetched {}

        /** The EHR looked and has no such patient: null. */
        record KnownEmpty() implements Prefetched {}

        record NotGiven() implements Prefetched {}
    }

    static JsonNode parse(byte[] body) throws BadCall {
        try {
            JsonNode root = JSON.readTree(body);
            if (!root.isObject()) {
                throw BadCall.invalid("$", "The body is not a JSON object");
            }
            return root;
        } catch (JacksonException e) {
            throw BadCall.invalid("$", "The body is not JSON: " + e.getClass().getSimpleName());
        }
    }

    public static HookCall read(byte[] body) throws BadCall {
        JsonNode root = parse(body);
        String hook = text(root, "hook", "hook");
        if (!hook.equals(Discovery.HOOK)) {
            throw BadCall.invalid("hook", "This service answers the hook " + Discovery.HOOK + " only");
        }
        JsonNode context = root.path("context");
        if (!context.isObject()) {
            throw BadCall.required("context");
        }
        String patientId = withoutType(text(context, "patientId", "context.patientId"));
        return new HookCall(
                text(root, "hookInstance", "hookInstance"),
                text(context, "userId", "context.userId"),
                patientId,
                prefetched(root.path("prefetch"), patientId));
    }

    static String text(JsonNode node, String name, String field) throws BadCall {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw BadCall.required(field);
        }
        if (!value.isString() || !plain(value.stringValue())) {
            throw BadCall.invalid(field, field + " is not a text");
        }
        return value.stringValue();
    }

    /** Says something, and holds no NUL, which a database cannot keep. */
    private static boolean plain(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }

    private static Prefetched prefetched(JsonNode prefetch, String patientId) throws BadCall {
        JsonNode patient = prefetch.path("patient");
        if (patient.isNull()) {
            return new Prefetched.KnownEmpty();
        }
        if (!patient.path("resourceType").asString("").equals("Patient")) {
            return new Prefetched.NotGiven();
        }
        if (!patient.path("id").asString(patientId).equals(patientId)) {
            throw BadCall.invalid("prefetch.patient.id", "prefetch.patient is another patient than context.patientId");
        }
        return new Prefetched.Given(identifiers(patient.path("identifier")));
    }

    private static List<Identifier> identifiers(JsonNode array) {
        List<Identifier> identifiers = new ArrayList<>();
        for (JsonNode each : array) {
            String system = each.path("system").asString("");
            String value = each.path("value").asString("");
            if (plain(system) && plain(value)) {
                identifiers.add(new Identifier(system, value));
            }
        }
        return identifiers;
    }

    private static String withoutType(String patientId) {
        return patientId.startsWith(REFERENCE) ? patientId.substring(REFERENCE.length()) : patientId;
    }
}
