package io.auscult.adapter.app;

import io.auscult.adapter.app.Refusal.Reason;
import io.auscult.adapter.source.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which FHIR may come. */
enum FhirMedia {
    JSON("application/fhir+json"),
    /** One resource a line. */
    LINES("application/fhir+ndjson");

    private static final Map<String, FhirMedia> BY_NAME = Map.of(
            "application/fhir+json", JSON,
            "application/json", JSON,
            "application/json+fhir", JSON,
            "application/fhir+ndjson", LINES,
            "application/ndjson", LINES,
            "application/x-ndjson", LINES);

    private static final String TAKEN =
            "; send application/fhir+json, or at the source's own address application/fhir+ndjson, in UTF-8 and not compressed";

    private final String contentType;

    FhirMedia(String contentType) {
        this.contentType = contentType;
    }

    /** As it is kept with the message. */
    String contentType() {
        return contentType;
    }

    /** A request that says nothing of its body means JSON: a notice without content has no type either. */
    static FhirMedia of(Source sender, HttpServletRequest request) throws Refusal {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw refusal(sender, "Compressed messages are not taken");
        }
        String type = request.getContentType();
        return type == null ? JSON : named(sender, type);
    }

    /** The same where an address stands for a single resource. */
    static FhirMedia oneResource(Source sender, HttpServletRequest request) throws Refusal {
        if (of(sender, request) == LINES) {
            throw refusal(sender, "Many resources are not taken at the address of one");
        }
        return JSON;
    }

    private static FhirMedia named(Source sender, String contentType) throws Refusal {
        MediaType type = parsed(sender, contentType);
        if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw refusal(sender, "This character set is not taken");
        }
        String name = type.getType() + "/" + type.getSubtype();
        FhirMedia media = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (media == null) {
            throw refusal(sender, name.endsWith("xml") ? "FHIR as XML is not taken" : "This Content-Type is not taken");
        }
        return media;
    }

    private static MediaType parsed(Source sender, String contentType) throws Refusal {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw refusal(sender, "The Content-Type cannot be read");
        }
    }

    private static Refusal refusal(Source sender, String problem) {
        return new Refusal(Reason.MEDIA_TYPE, sender.name(), problem + TAKEN);
    }
}
