package io.auscult.demo.ehr;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The few search parameters that conditional updates and a curious person need. What is not known is refused, never ignored. */
record Matching(Map<String, String> wanted) {
    static final String IDENTIFIER = "identifier";
    static final String PATIENT = "patient";
    static final String TAG = "_tag";

    /** From "Flag?identifier=system%7Cvalue". */
    static Matching of(String conditional) {
        Map<String, String> wanted = new LinkedHashMap<>();
        String query = conditional.substring(conditional.indexOf('?') + 1);
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new InvalidRequestException("A condition is like identifier=system|value");
            }
            wanted.put(parameter.substring(0, equals), decoded(parameter.substring(equals + 1)));
        }
        return new Matching(wanted);
    }

    boolean by(Resource resource) {
        return wanted.entrySet().stream().allMatch(each -> matches(each.getKey(), each.getValue(), resource));
    }

    private static boolean matches(String parameter, String value, Resource resource) {
        return switch (parameter) {
            case IDENTIFIER ->
                children(resource, "identifier")
                        .anyMatch(each -> each instanceof Identifier one && is(value, one.getSystem(), one.getValue()));
            case TAG ->
                resource.getMeta().getTag().stream().anyMatch(each -> is(value, each.getSystem(), each.getCode()));
            case PATIENT -> {
                String reference = value.startsWith("Patient/") ? value : "Patient/" + value;
                yield Stream.of("subject", "patient", "for")
                        .flatMap(name -> children(resource, name))
                        .anyMatch(each -> each instanceof Reference one && reference.equals(one.getReference()));
            }
            default -> throw new InvalidRequestException("Not a search parameter here: " + parameter);
        };
    }

    private static boolean is(String value, @Nullable String system, @Nullable String code) {
        int bar = value.indexOf('|');
        return bar < 0 ? value.equals(code) : value.equals((system == null ? "" : system) + "|" + code);
    }

    private static Stream<Base> children(Resource resource, String name) {
        @Nullable Property property = resource.getNamedProperty(name);
        return property == null ? Stream.empty() : property.getValues().stream();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
