package io.auscult.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules of the CDS Hooks 2.0 specification for an answer. */
final class ValidCards {
    private static final int SUMMARY = 140;

    private ValidCards() {}

    static void assertValid(JsonNode answer) {
        assertThat(answer.path("cards").isArray()).isTrue();
        Set<String> uuids = new HashSet<>();
        for (JsonNode card : answer.path("cards")) {
            assertThat(card.path("summary").asString()).isNotBlank().hasSizeLessThan(SUMMARY);
            assertThat(card.path("indicator").asString()).isIn("info", "warning", "critical");
            assertThat(card.path("source").path("label").asString()).isNotBlank();
            assertThat(URI.create(card.path("source").path("url").asString()).isAbsolute())
                    .isTrue();
            assertThat(card.has("uuid") && !uuids.add(card.path("uuid").asString()))
                    .isFalse();
            assertThat(card.has("suggestions")).isEqualTo(card.has("selectionBehavior"));
            card.path("suggestions").forEach(ValidCards::assertValidSuggestion);
            card.path("overrideReasons")
                    .forEach(reason ->
                            assertThat(reason.path("display").asString()).isNotBlank());
            card.path("links").forEach(ValidCards::assertValidLink);
        }
    }

    private static void assertValidSuggestion(JsonNode suggestion) {
        assertThat(suggestion.path("label").asString()).isNotBlank();
        assertThat(suggestion.path("uuid").asString()).isNotBlank();
        for (JsonNode action : suggestion.path("actions")) {
            assertThat(action.path("type").asString()).isEqualTo("create");
            assertThat(action.path("description").asString()).isNotBlank();
            assertThat(action.path("resource").path("resourceType").asString()).isNotBlank();
        }
    }

    private static void assertValidLink(JsonNode link) {
        assertThat(link.path("label").asString()).isNotBlank();
        assertThat(URI.create(link.path("url").asString()).isAbsolute()).isTrue();
        assertThat(link.path("type").asString()).isIn("absolute", "smart");
        assertThat(link.has("appContext") && !link.path("type").asString().equals("smart"))
                .isFalse();
    }
}
