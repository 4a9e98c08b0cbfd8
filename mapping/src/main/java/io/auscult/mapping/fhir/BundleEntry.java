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
 * @param type the resource type, of the resource or else of the target; empty if neither says it
 * @param id the logical id: the resource's, else the target's, else the full URL's, else one derived from the content
 * @param method the HTTP method that the bundle asks for or tells of, upper case, empty if none
 * @param isNoEntry true when it, or what stands for its resource, is no JSON object
 * @param lastModified when the server did it, null if not said
 */
record BundleEntry(
        String type,
        String id,
        String fullUrl,
        String method,
        boolean isNoEntry,
        @Nullable String lastModified,
        @Nullable JsonNode resource) {
    private static final String UUID_URN = "urn:uuid:";

    static List<BundleEntry> allOf(JsonNode bundle) {
        List<BundleEntry> entries = new ArrayList<>(bundle.path("entry").size());
        bundle.path("entry").forEach(entry -> entries.add(of(entry)));
        return entries;
    }

    static BundleEntry of(JsonNode entry) {
        JsonNode resource = entry.path("resource").isObject() ? entry.get("resource") : null;
        JsonNode request = entry.path("request");
        String fullUrl = entry.path("fullUrl").asText("");
        String url = withoutQuery(request.path("url").asText(""));
        return new BundleEntry(
                type(resource, url),
                id(resource, url, fullUrl),
                fullUrl,
                request.path("method").asText("").toUpperCase(Locale.ROOT),
                !entry.isObject() || (entry.has("resource") && resource == null),
                entry.path("response").path("lastModified").asText(null),
                resource);
    }

    static BundleEntry bare(JsonNode resource) {
        return new BundleEntry(type(resource, ""), id(resource, "", ""), "", "", false, null, resource);
    }

    String reference() {
        return type + "/" + id;
    }

    private static String type(@Nullable JsonNode resource, String url) {
        String type = resource == null ? "" : resource.path("resourceType").asText("");
        return type.isEmpty() ? url.substring(0, url.contains("/") ? url.indexOf('/') : url.length()) : type;
    }

    private static String id(@Nullable JsonNode resource, String url, String fullUrl) {
        String id = resource == null ? "" : resource.path("id").asText("");
        if (!id.isBlank()) {
            return id;
        }
        String target = url.contains("/") ? url.substring(url.indexOf('/') + 1) : "";
        if (!target.isEmpty() && !target.contains("/")) {
            return target;
        }
        String full = fullUrl.startsWith(UUID_URN)
                ? fullUrl.substring(UUID_URN.length())
                : fullUrl.substring(fullUrl.lastIndexOf('/') + 1);
        return full.isBlank() ? ContentHash.of(String.valueOf(resource)) : full;
    }

    private static String withoutQuery(String url) {
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    }
}
