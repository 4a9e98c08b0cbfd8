package io.auscult.adapter.app;

import io.auscult.adapter.app.Refusal.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which a FHIR message may come. */
enum FhirMedia {
    JSON,
    /** One resource a line. */
    LINES;

    private static final Set<String> JSON_TYPES = Set.of("application/fhir+json", "application/json", "application/json+fhir");
    private static final Set<String> LINES_TYPES = Set.of("application/fhir+ndjson", "application/x-ndjson", "application/ndjson");
    private static final String TAKEN = "send application/fhir+json or application/fhir+ndjson, in UTF-8 and not compressed";

    /** A request that says nothing of its body means JSON: a notice without content has no type either. */
    static FhirMedia of(HttpServletRequest request) throws Refusal {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Refusal(Reason.MEDIA_TYPE, "Compressed messages are not taken; " + TAKEN);
        }
        String type = request.getContentType();
        return type == null ? JSON : of(type);
    }

    private static FhirMedia of(String contentType) throws Refusal {
        MediaType type = parsed(contentType);
        if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw new Refusal(Reason.MEDIA_TYPE, "This character set is not taken; " + TAKEN);
        }
        String name = type.getType() + "/" + type.getSubtype();
        if (JSON_TYPES.contains(name)) {
            return JSON;
        }
        if (LINES_TYPES.contains(name)) {
            return LINES;
        }
        String what = name.endsWith("xml") ? "FHIR as XML is not taken; " : "This Content-Type is not taken; ";
        throw new Refusal(Reason.MEDIA_TYPE, what + TAKEN);
    }

    private static MediaType parsed(String contentType) throws Refusal {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw new Refusal(Reason.MEDIA_TYPE, "The Content-Type cannot be read; " + TAKEN);
        }
    }
}
