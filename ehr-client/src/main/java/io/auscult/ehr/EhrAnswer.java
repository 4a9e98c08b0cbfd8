package io.auscult.ehr;

import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.schemas.topic.Payload;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the EHR answered, whatever the status.
 *
 * @param askedToWait how long it wants us to wait, null if it did not say
 */
public record EhrAnswer(
        EhrRequest request,
        int status,
        HttpHeaders headers,
        @Nullable Duration askedToWait,
        Payload body) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public boolean isOk() {
        return status / 100 == 2;
    }

    /** The resource is not there, or no longer. */
    public boolean isGone() {
        return status == 404 || status == 410;
    }

    /** @throws EhrFailure unless the status is 2xx */
    public EhrAnswer ok() throws EhrFailure {
        if (!isOk()) {
            throw Refusal.of(this);
        }
        return this;
    }

    /** @throws EhrFailure when the body is not one JSON object */
    public JsonNode json() throws EhrFailure {
        JsonNode tree = FhirTree.read(body);
        if (tree == null) {
            throw new EhrFailure(
                    Kind.UNUSABLE,
                    "The EHR answered " + request.words() + " with " + status
                            + " and no FHIR JSON; check that the base address is its FHIR endpoint",
                    null);
        }
        return tree;
    }

    /** The text of the OperationOutcome in it, shortened; empty when there is none. It may hold patient data. */
    public String outcome() {
        @Nullable JsonNode tree = FhirTree.read(body);
        return tree == null ? "" : FhirTree.outcome(tree);
    }

    /** The code of an OperationOutcome's first issue, such as {@code invalid}; empty when there is none. It names no patient. */
    public String issueCode() {
        @Nullable JsonNode tree = FhirTree.read(body);
        String code =
                tree == null ? "" : tree.path("issue").path(0).path("code").asString("");
        return code.matches("[a-z-]{1,40}") ? code : "";
    }

    /** The body is patient data. */
    @Override
    public String toString() {
        return "EhrAnswer[" + request.words() + ", " + status + "]";
    }
}
