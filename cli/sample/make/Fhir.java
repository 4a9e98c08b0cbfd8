import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** FHIR R4 resources as an EHR would send them. Ids are made from content, so they are the same every time. */
final class Fhir {

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    private static final String FILLER_SYSTEM = Cut.MRN_SYSTEM + ".1";
    private static final String VISIT_SYSTEM = Cut.MRN_SYSTEM + ".2";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

    private Fhir() {}

    static String time(Instant at) {
        return SECONDS.format(at);
    }

    static String uuid(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("|", parts).getBytes(StandardCharsets.UTF_8)).toString();
    }

    static ObjectNode concept(String system, String code, String display) {
        ObjectNode concept = Json.object();
        concept.putArray("coding").addObject().put("system", system).put("code", code).put("display", display);
        return concept.put("text", display);
    }

    /** A resource that travels alone names its patient by record number; inside a bundle the full URL is enough. */
    static ObjectNode subject(Person who, boolean alone) {
        ObjectNode subject = Json.object();
        if (alone) {
            subject.put("reference", "Patient/" + who.id());
            subject.putObject("identifier").put("system", Cut.MRN_SYSTEM).put("value", who.mrn());
        } else {
            subject.put("reference", "urn:uuid:" + who.id());
        }
        return subject.put("display", who.given() + " " + who.family());
    }

    static ObjectNode observation(Person who, Instant at, Lab lab, String value, String filler, boolean alone) {
        ObjectNode o = start(who, at, lab.code(), filler, lab.vital() ? "vital-signs" : "laboratory");
        o.set("code", concept(LOINC, lab.code(), lab.display()));
        context(o, who, at, alone);
        o.set("valueQuantity", quantity(lab, value));
        return o;
    }

    static ObjectNode pressure(Person who, Instant at, String systolic, String diastolic, String filler, boolean alone) {
        ObjectNode o = start(who, at, "85354-9", filler, "vital-signs");
        o.set("code", concept(LOINC, "85354-9", "Blood pressure panel with all children optional"));
        context(o, who, at, alone);
        ArrayNode parts = o.putArray("component");
        for (var part : List.of(Map.entry("8480-6", systolic), Map.entry("8462-4", diastolic))) {
            ObjectNode p = parts.addObject();
            p.set("code", concept(LOINC, part.getKey(), Lab.of(part.getKey()).display()));
            p.set("valueQuantity", quantity(Lab.of(part.getKey()), part.getValue()));
        }
        return o;
    }

    static ObjectNode smoking(Person who, Instant at, String code, String display) {
        ObjectNode o = start(who, at, "72166-2", "", "social-history");
        o.set("code", concept(LOINC, "72166-2", "Tobacco smoking status"));
        context(o, who, at, false);
        o.set("valueCodeableConcept", concept(SNOMED, code, display));
        return o;
    }

    static ObjectNode report(Person who, Instant at, String code, String display, String filler, List<ObjectNode> results) {
        ObjectNode r = Json.object().put("resourceType", "DiagnosticReport").put("id", uuid("report", who.mrn(), filler));
        r.putArray("identifier").add(filler(filler));
        r.put("status", "final");
        r.set("code", concept(LOINC, code, display));
        context(r, who, at, false);
        ArrayNode list = r.putArray("result");
        results.forEach(o -> list.addObject().put("reference", "urn:uuid:" + o.get("id").asText()));
        return r;
    }

    static ObjectNode encounter(Person who, Instant from, Instant until, String typeCode, String type, String visit) {
        ObjectNode e = Json.object().put("resourceType", "Encounter").put("id", uuid("encounter", who.mrn(), time(from), typeCode));
        if (!visit.isEmpty()) {
            e.putArray("identifier").addObject().put("system", VISIT_SYSTEM).put("value", visit);
        }
        e.put("status", "finished");
        e.putObject("class").put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode").put("code", "AMB");
        e.putArray("type").add(concept(SNOMED, typeCode, type));
        e.set("subject", subject(who, false));
        e.putObject("period").put("start", time(from)).put("end", time(until));
        return e;
    }

    static ObjectNode procedure(Person who, Instant from, Instant until, String code, String display) {
        ObjectNode p = Json.object().put("resourceType", "Procedure").put("id", uuid("procedure", who.mrn(), time(from), code));
        p.put("status", "completed");
        p.set("code", concept(SNOMED, code, display));
        p.set("subject", subject(who, false));
        p.putObject("performedPeriod").put("start", time(from)).put("end", time(until));
        return p;
    }

    static ObjectNode transaction(Person who, List<ObjectNode> resources) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        ObjectNode patient = Json.object().put("resourceType", "Patient").put("id", who.id());
        patient.putArray("identifier").addObject().put("system", Cut.MRN_SYSTEM).put("value", who.mrn())
                .set("type", concept("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", "Medical Record Number"));
        patient.putArray("name").addObject().put("use", "official").put("family", who.family()).putArray("given").add(who.given());
        patient.put("gender", who.female() ? "female" : "male").put("birthDate", who.birthDate());
        entries.add(entry(patient, "PUT"));
        resources.forEach(r -> entries.add(entry(r, "PUT")));
        return bundle;
    }

    static ObjectNode entry(ObjectNode resource, String method) {
        ObjectNode entry = Json.object().put("fullUrl", "urn:uuid:" + resource.get("id").asText());
        entry.set("resource", resource);
        String type = resource.get("resourceType").asText();
        entry.putObject("request").put("method", method)
                .put("url", method.equals("PUT") ? type + "/" + resource.get("id").asText() : type);
        return entry;
    }

    private static ObjectNode start(Person who, Instant at, String code, String filler, String category) {
        ObjectNode o = Json.object().put("resourceType", "Observation")
                .put("id", uuid("observation", who.mrn(), time(at), code, filler));
        if (!filler.isEmpty()) {
            o.putArray("identifier").add(filler(filler));
        }
        o.put("status", "final");
        o.putArray("category").addObject().putArray("coding").addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/observation-category").put("code", category);
        return o;
    }

    private static void context(ObjectNode o, Person who, Instant at, boolean alone) {
        o.set("subject", subject(who, alone));
        o.put("effectiveDateTime", time(at)).put("issued", time(at.plusSeconds(o.has("result") ? 2400 : 120)));
    }

    private static ObjectNode filler(String number) {
        ObjectNode i = Json.object();
        i.set("type", concept("http://terminology.hl7.org/CodeSystem/v2-0203", "FILL", "Filler Identifier"));
        return i.put("system", FILLER_SYSTEM).put("value", number);
    }

    private static ObjectNode quantity(Lab lab, String value) {
        return Json.object().put("value", Json.number(value)).put("unit", lab.ucum())
                .put("system", "http://unitsofmeasure.org").put("code", lab.ucum());
    }
}
