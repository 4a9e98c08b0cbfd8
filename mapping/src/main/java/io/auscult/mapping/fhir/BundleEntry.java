package io.auscult.mapping.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.core.value.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a bundle, or a bare resource as the only entry.
 *
 * @param method the HTTP method that the bundle asks for or tells of, upper case, empty if none
 * @param url its target, "Observation/123", empty if none
 * @param lastModified when the server did it, null if not said
 */
record BundleEntry(
        String fullUrl,
        String method,
        String url,
        @Nullable String lastModified,
        @Nullable JsonNode resource) {
    private static final String UUID_URN = "urn:uuid:";

    static BundleEntry of(JsonNode entry) {
        JsonNode resource = entry.get("resource");
        return new BundleEntry(
                entry.path("fullUrl").asText(""),
                entry.path("request").path("method").asText("").toUpperCase(Locale.ROOT),
                entry.path("request").path("url").asText(""),
                entry.path("response").path("lastModified").asText(null),
                resource != null && resource.isObject() ? resource : null);
    }

    static List<BundleEntry> allOf(JsonNode bundle) {
        List<BundleEntry> entries = new ArrayList<>();
        bundle.path("entry").forEach(entry -> entries.add(of(entry)));
        return entries;
    }

    static BundleEntry bare(JsonNode resource) {
        return new BundleEntry("", "", "", null, resource);
    }

    /** The resource type, of the resource or else of the target. */
    String type() {
        String type = resource == null ? "" : resource.path("resourceType").asText("");
        return type.isEmpty() ? beforeSlash(url) : type;
    }

    /** The logical id: the resource's, else the target's, else the full URL's, else one derived from the content. */
    String id() {
        String id = resource == null ? "" : resource.path("id").asText("");
        if (!id.isBlank()) {
            return id;
        }
        String target = afterType(url);
        if (!target.isEmpty()) {
            return target;
        }
        String full = fullUrl.startsWith(UUID_URN)
                ? fullUrl.substring(UUID_URN.length())
                : fullUrl.substring(fullUrl.lastIndexOf('/') + 1);
        return full.isBlank() ? ContentHash.of(String.valueOf(resource)) : full;
    }

    String reference() {
        return type() + "/" + id();
    }

    private static String beforeSlash(String url) {
        String path = withoutQuery(url);
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }

    private static String afterType(String url) {
        String path = withoutQuery(url);
        String id = path.contains("/") ? path.substring(path.indexOf('/') + 1) : "";
        return id.contains("/") ? "" : id;
    }

    private static String withoutQuery(String url) {
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    }
}
