package io.auscult.delivery.cdshooks;

import io.auscult.core.value.Coding;
import io.auscult.delivery.cdshooks.CardResponse.Action;
import io.auscult.delivery.cdshooks.CardResponse.Offer;
import io.auscult.rules.pack.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a rule's card suggests, as FHIR resources for the patient of a call. All are drafts or provisional: a clinician completes them
 * and signs. A drug comes without a dose.
 */
final class Offers {
    private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

    private Offers() {}

    static List<Offer> of(List<Suggestion> suggestions, String cardUuid, HookCall call, Edition edition) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < suggestions.size(); i++) {
            Suggestion suggestion = suggestions.get(i);
            offers.add(new Offer(
                    suggestion.label(),
                    CardIds.suggestion(cardUuid, i),
                    List.of(new Action("create", suggestion.label(), resource(suggestion, call))),
                    edition == Edition.V3_BALLOT ? "all" : null));
        }
        return offers;
    }

    private static Map<String, Object> resource(Suggestion suggestion, HookCall call) {
        Map<String, Object> resource = new LinkedHashMap<>();
        switch (suggestion.kind()) {
            case ORDER -> {
                resource.put("resourceType", "ServiceRequest");
                resource.put("status", "draft");
                resource.put("intent", "order");
                resource.put("code", concept(suggestion.coding()));
            }
            case PRESCRIBE -> {
                resource.put("resourceType", "MedicationRequest");
                resource.put("status", "draft");
                resource.put("intent", "order");
                resource.put("medicationCodeableConcept", concept(suggestion.coding()));
            }
            case RECORD -> {
                resource.put("resourceType", "Condition");
                resource.put("clinicalStatus", code("condition-clinical", "active"));
                resource.put("verificationStatus", code("condition-ver-status", "provisional"));
                resource.put("category", List.of(code("condition-category", "problem-list-item")));
                resource.put("code", concept(suggestion.coding()));
            }
        }
        resource.put("subject", reference("Patient/" + call.patientId()));
        if (call.encounterId() != null) {
            resource.put("encounter", reference("Encounter/" + call.encounterId()));
        }
        return resource;
    }

    private static Map<String, Object> concept(Coding coding) {
        Map<String, Object> coded = new LinkedHashMap<>();
        String words =
                Objects.requireNonNullElse(coding.display(), coding.code().value());
        coded.put("system", coding.code().system());
        coded.put("code", coding.code().value());
        coded.put("display", words);
        Map<String, Object> concept = new LinkedHashMap<>();
        concept.put("coding", List.of(coded));
        concept.put("text", words);
        return concept;
    }

    private static Map<String, Object> code(String system, String code) {
        return Map.of("coding", List.of(Map.of("system", HL7 + system, "code", code)));
    }

    private static Map<String, Object> reference(String to) {
        return Map.of("reference", to);
    }
}
