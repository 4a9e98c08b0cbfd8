package io.auscult.ehr;

import io.auscult.core.value.ContentHash;
import io.auscult.schemas.topic.Payload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of what an EHR found: of a search or of a history.
 *
 * @param original the bytes as they came
 */
public record EhrPage(Payload original, JsonNode bundle) {
    private static final int MARK_LENGTH = 12;

    public static EhrPage of(EhrAnswer answer) throws EhrFailure {
        return new EhrPage(answer.body(), answer.ok().json());
    }

    /** What it found, each version of each resource as one short mark that says nothing of it. */
    public List<String> marks() {
        return matches().map(EhrPage::mark).toList();
    }

    public boolean isEmpty() {
        return matches().findAny().isEmpty();
    }

    /** The newest time of what it found. */
    public Optional<Instant> newest() {
        return matches().flatMap(EhrPage::changed).max(Comparator.naturalOrder());
    }

    /** Whether the server sorted as it was asked to: it says in the link to itself what it heeded. */
    public boolean isSorted() {
        return bundle.path("link")
                .valueStream()
                .filter(link -> link.path("relation").asString("").equals("self"))
                .anyMatch(link -> link.path("url").asString("").contains("_sort="));
    }

    /** The page without what was seen before, as it came when all is new; empty when nothing is. */
    public Optional<Payload> without(Predicate<String> seen) {
        List<JsonNode> left = new ArrayList<>();
        long found = 0;
        long fresh = 0;
        for (JsonNode entry : bundle.path("entry")) {
            boolean match = isMatch(entry);
            boolean keep = !match || !seen.test(mark(entry));
            found += match ? 1 : 0;
            fresh += match && keep ? 1 : 0;
            if (keep) {
                left.add(entry);
            }
        }
        if (fresh == 0) {
            return Optional.empty();
        }
        return Optional.of(fresh == found ? original : FhirTree.write(with(left)));
    }

    /** The page with these entries instead of its own. */
    public JsonNode with(List<JsonNode> entries) {
        ObjectNode copy = ((ObjectNode) bundle).deepCopy();
        ArrayNode array = copy.putArray("entry");
        entries.forEach(array::add);
        return copy;
    }

    private Stream<JsonNode> matches() {
        return bundle.path("entry").valueStream().filter(EhrPage::isMatch);
    }

    private static boolean isMatch(JsonNode entry) {
        return entry.path("search").path("mode").asString("match").equals("match");
    }

    private static String mark(JsonNode entry) {
        JsonNode resource = entry.path("resource");
        JsonNode meta = resource.path("meta");
        String version = meta.path("versionId").asString("") + "@" + changedText(entry);
        String what = version.equals("@")
                ? entry.toString()
                : entry.path("request").path("method").asString("")
                        + " "
                        + resource.path("resourceType")
                                .asString(entry.path("request").path("url").asString(""))
                        + "/"
                        + resource.path("id").asString("");
        return ContentHash.of(what, version).substring(0, MARK_LENGTH);
    }

    private static Stream<Instant> changed(JsonNode entry) {
        try {
            return Stream.of(OffsetDateTime.parse(changedText(entry)).toInstant());
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }

    private static String changedText(JsonNode entry) {
        String updated = entry.path("resource").path("meta").path("lastUpdated").asString("");
        return updated.isEmpty() ? entry.path("response").path("lastModified").asString("") : updated;
    }
}
