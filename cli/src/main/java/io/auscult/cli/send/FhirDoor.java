package io.auscult.cli.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.up.Http;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** The FHIR door of a running Auscult. A bare resource with an id is put in its place; everything else is posted. */
public final class FhirDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR_JSON = "application/fhir+json";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String base;

    /** @param base "http://127.0.0.1:8081/fhir" */
    public FhirDoor(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /**
     * Sends a resource or Bundle and counts what became of its entries.
     *
     * @param backfill whether it is history: folded, not decided
     * @throws IOException when nobody answers
     */
    public Counts send(byte[] document, boolean backfill) throws IOException, InterruptedException {
        JsonNode resource = tree(document);
        String type = resource.path("resourceType").asText();
        String id = resource.path("id").asText();
        boolean inItsPlace = !type.isEmpty() && !type.equals("Bundle") && !id.isEmpty();
        String url = (inItsPlace ? base + "/" + type + "/" + encoded(id) : base) + (backfill ? "?backfill=true" : "");
        HttpResponse<String> answer = call(inItsPlace ? "PUT" : "POST", url, document);
        return FhirAnswer.counts(answer.statusCode(), tree(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    /** Says that a patient's history is complete, so that the patient is decided once. */
    public void endBackfill(String patient) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                call("POST", base + "/Patient/" + encoded(patient) + "/$backfill-ended", new byte[0]);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("$backfill-ended was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** The ids of the Patient resources in a document, in order. */
    public static Set<String> patients(byte[] document) {
        Set<String> ids = new LinkedHashSet<>();
        JsonNode resource = tree(document);
        addPatient(resource, ids);
        resource.path("entry").forEach(entry -> addPatient(entry.path("resource"), ids));
        return ids;
    }

    private static void addPatient(JsonNode resource, Set<String> ids) {
        if (resource.path("resourceType").asText().equals("Patient") && resource.hasNonNull("id")) {
            ids.add(resource.get("id").asText());
        }
    }

    private HttpResponse<String> call(String method, String url, byte[] body) throws IOException, InterruptedException {
        try {
            return Http.send(method, url, FHIR_JSON, body, LIMIT);
        } catch (ConnectException e) {
            throw new IOException("Nobody answers at " + base + ". Is Auscult running? Start it with: auscult up", e);
        }
    }

    private static JsonNode tree(byte[] text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            // Sent as it is: the door says what is wrong with it, and keeps it as a dead letter.
            return JSON.missingNode();
        }
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
