package io.auscult.ehr;

import io.auscult.schemas.topic.Payload;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** FHIR as a tree of JSON, in which decimals keep the digits that the source gave. */
public final class FhirTree {
    private static final int MOST_WORDS = 400;
    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FhirTree() {}

    /** The tree, or null when the bytes are not one JSON object. */
    public static @Nullable JsonNode read(Payload body) {
        try {
            JsonNode tree = TREES.readTree(body.toBytes());
            return tree != null && tree.isObject() ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    public static Payload write(JsonNode tree) {
        return Payload.of(TREES.writeValueAsBytes(tree));
    }

    /** What the issues of an OperationOutcome say, on one line and not at length; empty when it is none. */
    public static String outcome(JsonNode tree) {
        String words = tree.path("issue")
                .valueStream()
                .map(FhirTree::issue)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "))
                .replaceAll("\\s+", " ");
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + " …" : words;
    }

    private static String issue(JsonNode issue) {
        List<String> texts = Stream.of(
                        issue.path("code"), issue.path("details").path("text"), issue.path("diagnostics"))
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
        return String.join(": ", texts);
    }
}
