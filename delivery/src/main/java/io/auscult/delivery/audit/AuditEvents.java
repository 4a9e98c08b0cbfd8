package io.auscult.delivery.audit;

import io.auscult.core.value.PatientId;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Disclosure.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Disclosures as FHIR R4 AuditEvents, after IHE's Basic Audit Log Patterns ("Read" with a patient). A patient is named by Auscult's
 * own id, never by a record number.
 */
public final class AuditEvents {
    /** The system of Auscult's patient ids, which are an HMAC of the record number. */
    public static final String PATIENT_SYSTEM = "urn:auscult:patient";

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String BALP =
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead";
    private static final String ROLES = "urn:auscult:role";

    private AuditEvents() {}

    /** What a search answers. */
    public static Map<String, Object> bundle(List<Disclosure> found) {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "searchset");
        bundle.put("total", found.size());
        bundle.put(
                "entry",
                found.stream()
                        .map(each -> Map.of("resource", event(each), "search", Map.of("mode", "match")))
                        .toList());
        return bundle;
    }

    static Map<String, Object> event(Disclosure disclosure) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("resourceType", "AuditEvent");
        event.put("id", disclosure.id());
        event.put("meta", Map.of("profile", List.of(BALP)));
        event.put(
                "type", coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation"));
        event.put("subtype", List.of(coding("http://hl7.org/fhir/restful-interaction", "read", "read")));
        event.put("action", "R");
        event.put("recorded", disclosure.at().toString());
        event.put("outcome", disclosure.outcome() == Outcome.SHOWN ? "0" : "4");
        event.put("agent", List.of(client(disclosure), server(), user(disclosure)));
        event.put("source", Map.of("observer", Map.of("display", "Auscult")));
        event.put("entity", entities(disclosure));
        return event;
    }

    private static Map<String, Object> client(Disclosure disclosure) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put("type", concept(DICOM, "110153", "Source Role ID"));
        agent.put("who", Map.of("display", "The reader's browser, or the EHR"));
        agent.put("requestor", false);
        if (disclosure.address() != null) {
            agent.put("network", Map.of("address", disclosure.address(), "type", "2"));
        }
        return agent;
    }

    private static Map<String, Object> server() {
        return Map.of(
                "type", concept(DICOM, "110152", "Destination Role ID"),
                "who", Map.of("display", "Auscult"),
                "requestor", false);
    }

    private static Map<String, Object> user(Disclosure disclosure) {
        Map<String, Object> agent = new LinkedHashMap<>();
        agent.put(
                "type",
                concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", "information recipient"));
        if (!disclosure.roles().isEmpty()) {
            agent.put(
                    "role",
                    disclosure.roles().stream()
                            .map(role -> concept(ROLES, role, role))
                            .toList());
        }
        agent.put("who", Map.of("display", disclosure.user()));
        agent.put("altId", disclosure.user());
        agent.put("requestor", true);
        return agent;
    }

    private static List<Object> entities(Disclosure disclosure) {
        List<Object> entities = new ArrayList<>();
        for (PatientId patient : disclosure.patients()) {
            entities.add(Map.of(
                    "what",
                    Map.of("identifier", Map.of("system", PATIENT_SYSTEM, "value", patient.value()), "type", "Patient"),
                    "type",
                    coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", "1", "Person"),
                    "role",
                    coding("http://terminology.hl7.org/CodeSystem/object-role", "1", "Patient")));
        }
        for (String alert : disclosure.alerts()) {
            entities.add(data("Alert", alert));
        }
        entities.add(data("Page or service", disclosure.what()));
        return entities;
    }

    private static Map<String, Object> data(String description, String name) {
        return Map.of(
                "type",
                coding("http://terminology.hl7.org/CodeSystem/audit-entity-type", "2", "System Object"),
                "role",
                coding("http://terminology.hl7.org/CodeSystem/object-role", "4", "Domain Resource"),
                "name",
                name,
                "description",
                description);
    }

    private static Map<String, Object> concept(String system, String code, String display) {
        return Map.of("coding", List.of(coding(system, code, display)));
    }

    private static Map<String, Object> coding(String system, String code, String display) {
        return Map.of("system", system, "code", code, "display", display);
    }
}
