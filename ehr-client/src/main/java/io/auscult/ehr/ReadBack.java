package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.schemas.topic.Payload;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads resources that are known by their references, and makes them one message: each as the EHR wrote it. Of what is deleted it
 * gives the last version too, since only that says whose it was.
 */
public record ReadBack(EhrClient ehr) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int GONE = 410;

    /**
     * What became of it.
     *
     * @param read the references that need no more asking
     * @param message null when there is nothing to say
     * @param failure why the others were not read, null when there are none
     */
    public record Found(
            List<String> read,
            @Nullable Payload message,
            @Nullable EhrFailure failure) {
        public Found {
            read = List.copyOf(read);
        }
    }

    /** @param references such as "Observation/1" */
    public Found read(List<String> references) throws InterruptedException {
        List<String> read = new ArrayList<>();
        List<byte[]> entries = new ArrayList<>();
        EhrFailure failure = null;
        for (String reference : references) {
            try {
                entries.addAll(entries(reference));
                read.add(reference);
            } catch (EhrFailure e) {
                failure = e;
                if (e.kind() == Kind.LATER) {
                    break;
                }
            }
        }
        return new Found(read, entries.isEmpty() ? null : bundle(entries), failure);
    }

    private List<byte[]> entries(String reference) throws EhrFailure, InterruptedException {
        EhrAnswer answer = ehr.get(reference);
        if (answer.isGone()) {
            return gone(reference, answer.status() == GONE);
        }
        answer.ok().json();
        return List.of(entry(reference, answer.body()));
    }

    private byte[] entry(String reference, Payload resource) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(utf8("{\"fullUrl\":\"" + ehr.base() + "/" + reference + "\",\"resource\":"));
        entry.writeBytes(resource.toBytes());
        entry.writeBytes(utf8("}"));
        return entry.toByteArray();
    }

    /** As a history tells it. A resource that was only hidden from us is not deleted, so 404 alone deletes nothing. */
    private List<byte[]> gone(String reference, boolean deleted) throws EhrFailure, InterruptedException {
        List<JsonNode> history = history(reference);
        Optional<JsonNode> last = history.stream()
                .filter(entry -> entry.path("resource").isObject())
                .findFirst();
        Optional<JsonNode> deletion = history.stream()
                .filter(entry ->
                        entry.path("request").path("method").asString("").equals("DELETE"))
                .findFirst()
                .or(() -> deleted ? Optional.of(told("DELETE", reference)) : Optional.empty());
        List<byte[]> entries = Stream.of(last, deletion)
                .flatMap(Optional::stream)
                .map(entry -> utf8(entry.toString()))
                .toList();
        // Neither: it becomes a dead letter, which says that it was told of and not found.
        return entries.isEmpty() ? List.of(utf8(told("PUT", reference).toString())) : entries;
    }

    private List<JsonNode> history(String reference) throws EhrFailure, InterruptedException {
        EhrAnswer answer = ehr.get(reference + "/_history?_count=5");
        if (answer.status() / 100 == 5) {
            throw Refusal.of(answer);
        }
        return answer.isOk() ? answer.json().path("entry").valueStream().toList() : List.of();
    }

    /** The last version of each deleted resource of a page, so that it is known whose it was. */
    public List<JsonNode> lastVersions(JsonNode bundle) throws EhrFailure, InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            String url = entry.path("request").path("url").asString("");
            boolean deleted = entry.path("request").path("method").asString("").equals("DELETE");
            Optional<TypedId> own = deleted ? ehr.local(url) : Optional.empty();
            if (own.isPresent()) {
                history(own.get().reference()).stream()
                        .filter(version -> version.path("resource").isObject())
                        .findFirst()
                        .ifPresent(entries::add);
            }
        }
        return entries;
    }

    private static JsonNode told(String method, String reference) {
        ObjectNode entry = JSON.createObjectNode();
        entry.putObject("request").put("method", method).put("url", reference);
        return entry;
    }

    private static Payload bundle(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        bundle.writeBytes(utf8("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["));
        for (int i = 0; i < entries.size(); i++) {
            bundle.writeBytes(utf8(i == 0 ? "" : ","));
            bundle.writeBytes(entries.get(i));
        }
        bundle.writeBytes(utf8("]}"));
        return Payload.of(bundle.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
