package io.auscult.delivery.fhir;

import ca.uhn.fhir.context.FhirContext;
import io.auscult.core.value.ContentHash;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource as it is to stand in the EHR.
 *
 * @param name among the resources of its alert
 * @param type such as "Flag"
 * @param condition by which the EHR knows it: the same however often it is written
 */
public record Draft(String name, String type, String condition, String json) {

    static Draft of(String name, Resource resource, Identifier by) {
        return new Draft(
                name, resource.fhirType(), "identifier=" + token(by.getSystem(), by.getValue()), text(resource));
    }

    /** R4 gives Provenance no identifier, so a tag stands for it. */
    static Draft of(String name, Resource resource, Coding tag) {
        return new Draft(name, resource.fhirType(), "_tag=" + token(tag.getSystem(), tag.getCode()), text(resource));
    }

    /** As a search parameter's value. */
    public static String token(String system, String value) {
        return encoded(system) + "%7C" + encoded(value);
    }

    /** Of what it says. */
    public String hash() {
        return ContentHash.of(condition, json);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
