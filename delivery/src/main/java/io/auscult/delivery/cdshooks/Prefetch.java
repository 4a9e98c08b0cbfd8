package io.auscult.delivery.cdshooks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the EHR sent along, or was asked for since.
 *
 * @param resources all of them, out of whichever Bundle they came in
 * @param answered the keys of which the EHR said what there is, also when that is nothing
 * @param noPatient the EHR looked for the patient, and there is none
 */
record Prefetch(List<JsonNode> resources, Set<String> answered, boolean noPatient) {
    static final String PATIENT = "patient";

    Prefetch {
        resources = List.copyOf(resources);
        answered = Set.copyOf(answered);
    }

    static Prefetch read(JsonNode call) throws BadCall {
        JsonNode prefetch = call.path("prefetch");
        if (Fields.isAbsent(prefetch)) {
            return new Prefetch(List.of(), Set.of(), false);
        }
        if (!prefetch.isObject()) {
            throw BadCall.invalid("prefetch", "prefetch is not an object");
        }
        List<JsonNode> resources = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : prefetch.properties()) {
            if (isAnswer(entry.getValue())) {
                answered.add(entry.getKey());
                flatten(entry.getValue(), resources);
            } else if (!isProblem(entry.getValue())) {
                throw BadCall.invalid("prefetch", "A value of prefetch is neither a FHIR resource nor null");
            }
        }
        return new Prefetch(resources, answered, prefetch.path(PATIENT).isNull() && prefetch.has(PATIENT));
    }

    /** With what was fetched for one of the keys. */
    Prefetch and(String key, JsonNode fetched) {
        List<JsonNode> all = new ArrayList<>(resources);
        flatten(fetched, all);
        Set<String> keys = new HashSet<>(answered);
        keys.add(key);
        return new Prefetch(all, keys, noPatient);
    }

    Prefetch without(String type) {
        return new Prefetch(
                resources.stream().filter(each -> !type(each).equals(type)).toList(), answered, noPatient);
    }

    Prefetch andNoPatient() {
        Set<String> keys = new HashSet<>(answered);
        keys.add(PATIENT);
        return new Prefetch(resources, keys, true);
    }

    private static boolean isAnswer(JsonNode value) {
        return value.isNull() || (!type(value).isEmpty() && !isProblem(value));
    }

    /** By which the EHR says that it could not look. */
    private static boolean isProblem(JsonNode value) {
        return type(value).equals("OperationOutcome");
    }

    static String type(JsonNode resource) {
        return resource.path("resourceType").asString("");
    }

    private static void flatten(JsonNode value, List<JsonNode> into) {
        if (type(value).equals("Bundle")) {
            value.path("entry").forEach(entry -> flatten(entry.path("resource"), into));
        } else if (value.isObject() && !type(value).isEmpty()) {
            into.add(value);
        }
    }
}
