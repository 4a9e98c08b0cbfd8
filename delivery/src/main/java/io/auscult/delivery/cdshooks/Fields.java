package io.auscult.delivery.cdshooks;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a call's JSON: what is needed and not there, or not what it should be, is named in the refusal. */
final class Fields {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Fields() {}

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

    static String text(JsonNode node, String name, String field) throws BadCall {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            throw BadCall.required(field);
        }
        if (!value.isString() || !plain(value.stringValue())) {
            throw BadCall.invalid(field, field + " is not a text");
        }
        return value.stringValue();
    }

    static Optional<String> maybe(JsonNode node, String name, String field) throws BadCall {
        return isAbsent(node.path(name)) ? Optional.empty() : Optional.of(text(node, name, field));
    }

    static JsonNode object(JsonNode node, String name, String field) throws BadCall {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            throw BadCall.required(field);
        }
        if (!value.isObject()) {
            throw BadCall.invalid(field, field + " is not an object");
        }
        return value;
    }

    static JsonNode list(JsonNode node, String name, String field) throws BadCall {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            throw BadCall.required(field);
        }
        if (!value.isArray()) {
            throw BadCall.invalid(field, field + " is not a list");
        }
        return value;
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** Says something, and holds no NUL, which a database cannot keep. */
    static boolean plain(String text) {
        return !text.isBlank() && text.indexOf('\0') < 0;
    }
}
