package io.auscult.delivery.writeback;

import io.auscult.delivery.writeback.WriteFailure.Kind;
import io.auscult.ehr.EhrAnswer;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrRequest;
import io.auscult.ehr.TypedId;
import io.auscult.schemas.topic.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Over FHIR's REST interface. */
public final class FhirEhr implements Ehr {
    private static final int ENOUGH = 3;
    private final EhrClient client;

    public FhirEhr(EhrClient client) {
        this.client = client;
    }

    @Override
    public String put(String type, String condition, String json) throws WriteFailure, InterruptedException {
        EhrRequest request = EhrRequest.put(type + "?" + condition, Payload.of(json.getBytes(StandardCharsets.UTF_8)))
                .with("Prefer", "return=representation");
        EhrAnswer answer = ok(request);
        Optional<TypedId> written = inBody(answer, type).or(() -> inHeader(answer, "Location"));
        if (written.isEmpty()) {
            written = only(type, condition).flatMap(TypedId::of);
        }
        return written.orElseThrow(() ->
                        new WriteFailure(Kind.TROUBLE, "The EHR took PUT " + type + " and does not say under which id"))
                .reference();
    }

    @Override
    public List<String> find(String type, String condition) throws WriteFailure, InterruptedException {
        EhrAnswer answer = ok(EhrRequest.get(type + "?" + condition + "&_count=" + ENOUGH));
        List<String> found = new ArrayList<>();
        for (JsonNode entry : json(answer).path("entry")) {
            resource(entry.path("resource"), type).ifPresent(each -> found.add(each.reference()));
        }
        return found;
    }

    @Override
    public boolean has(String reference) throws WriteFailure, InterruptedException {
        EhrAnswer answer = send(EhrRequest.get(reference));
        if (answer.isGone()) {
            return false;
        }
        return checked(answer).isOk();
    }

    private static Optional<TypedId> inBody(EhrAnswer answer, String type) {
        try {
            return answer.body().size() == 0 ? Optional.empty() : resource(answer.json(), type);
        } catch (EhrFailure e) {
            return Optional.empty();
        }
    }

    private static Optional<TypedId> resource(JsonNode resource, String type) {
        return resource.path("resourceType").asString("").equals(type)
                ? TypedId.of(type + "/" + resource.path("id").asString(""))
                : Optional.empty();
    }

    private static Optional<TypedId> inHeader(EhrAnswer answer, String name) {
        return answer.header(name).flatMap(TypedId::last);
    }

    private EhrAnswer ok(EhrRequest request) throws WriteFailure, InterruptedException {
        return checked(send(request));
    }

    private EhrAnswer send(EhrRequest request) throws WriteFailure, InterruptedException {
        try {
            return client.send(request);
        } catch (EhrFailure e) {
            Kind kind = switch (e.kind()) {
                case LATER, REFUSED -> Kind.AWAY;
                case UNUSABLE -> Kind.TROUBLE;
            };
            throw new WriteFailure(kind, String.valueOf(e.getMessage()), e.askedToWait());
        }
    }

    private static JsonNode json(EhrAnswer answer) throws WriteFailure {
        try {
            return answer.json();
        } catch (EhrFailure e) {
            throw new WriteFailure(Kind.TROUBLE, String.valueOf(e.getMessage()));
        }
    }

    private static EhrAnswer checked(EhrAnswer answer) throws WriteFailure {
        if (answer.isOk()) {
            return answer;
        }
        String code = answer.issueCode();
        String what = "The EHR answered " + words(answer.request()) + " with " + answer.status()
                + (code.isEmpty() ? "" : " (" + code + ")");
        throw switch (answer.status()) {
            case 401 ->
                new WriteFailure(Kind.AWAY, what + ": it does not know who writes; look at the client's id and key");
            case 403 ->
                new WriteFailure(Kind.AWAY, what + ": the client's scope does not allow it; widen it at the EHR");
            case 408, 429, 502, 503, 504 ->
                new WriteFailure(Kind.AWAY, what + ": it is busy or away", answer.askedToWait());
            case 404, 405, 501 ->
                new WriteFailure(
                        Kind.REFUSED,
                        what
                                + ": it has no such resource, or no conditional update; leave the kind out, or ask the EHR");
            case 409, 423 -> new WriteFailure(Kind.TROUBLE, what + ": somebody else is writing it");
            case 412 ->
                new WriteFailure(Kind.TROUBLE, what + ": several resources bear our identifier; leave one of them");
            default -> new WriteFailure(kind(answer.status()), what);
        };
    }

    /** A redirect is a wrong base address, which every alert meets. */
    private static Kind kind(int status) {
        return switch (status / 100) {
            case 3 -> Kind.AWAY;
            case 5 -> Kind.TROUBLE;
            default -> Kind.REFUSED;
        };
    }

    /** "PUT Flag": of the address only the type names no patient. */
    private static String words(EhrRequest request) {
        return request.method() + " " + request.url().split("[/?]", 2)[0];
    }
}
