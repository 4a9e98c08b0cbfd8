package io.auscult.cli.bench.hooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.value.Identifier;
import java.util.Random;
import java.util.UUID;

/**
 * What an EHR sends: six of ten calls when a patient is looked at, two while ordering and two before signing, each about somebody in
 * the house. An order is of a drug that prolongs QT or of another one, in turns, and comes with medications and ECGs.
 */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USERS = 300;
    private static final int OF_TEN = 10;
    private static final int VIEWS = 6;
    private static final int SELECTS = 8;
    private static final int MEDICATIONS = 5;
    private static final int ECGS = 3;

    private final Random random;
    private final int patients;

    Calls(HooksPlan plan) {
        this.random = new Random(plan.seed());
        this.patients = plan.inHouse();
    }

    /** One of them. */
    record Call(Service service, String body) {}

    Call next() {
        int drawn = random.nextInt(OF_TEN);
        Service service =
                drawn < VIEWS ? Service.PATIENT_VIEW : drawn < SELECTS ? Service.ORDER_SELECT : Service.ORDER_SIGN;
        return new Call(service, body(service, random.nextInt(patients)).toString());
    }

    static String user(int number) {
        return "Practitioner/" + Math.floorMod(number, USERS);
    }

    private ObjectNode body(Service service, int patient) {
        ObjectNode call = JSON.createObjectNode()
                .put("hook", service.hook())
                .put("hookInstance", new UUID(random.nextLong(), random.nextLong()).toString());
        ObjectNode context = call.putObject("context")
                .put("userId", user(random.nextInt(USERS)))
                .put("patientId", "p-" + patient);
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("patient", patient(patient));
        if (service.isOrdering()) {
            orders(context, patient);
            prefetch.set("medications", medications(patient));
            prefetch.set("ecg", ecgs(patient));
        }
        return call;
    }

    private static ObjectNode patient(int patient) {
        Identifier mrn = Patients.mrn(patient);
        ObjectNode resource = resource("Patient", "p-" + patient);
        resource.putArray("identifier").addObject().put("system", mrn.system()).put("value", mrn.value());
        resource.putArray("name")
                .addObject()
                .put("family", "Bench")
                .putArray("given")
                .add("P" + patient);
        return resource.put("gender", "female").put("birthDate", "1960-01-01");
    }

    private void orders(ObjectNode context, int patient) {
        ObjectNode draft = random.nextBoolean()
                ? order(patient, "draft-1", "draft", "1923426", "sotalol hydrochloride 80 MG Oral Tablet")
                : order(patient, "draft-1", "draft", "860975", "metformin hydrochloride 500 MG Oral Tablet");
        context.putArray("selections").add("MedicationRequest/draft-1");
        ArrayNode entries = bundle(context.putObject("draftOrders"), "collection");
        entries.addObject().set("resource", draft);
    }

    private static ObjectNode medications(int patient) {
        ObjectNode found = JSON.createObjectNode();
        ArrayNode entries = bundle(found, "searchset");
        for (int i = 0; i < MEDICATIONS; i++) {
            String id = "m-" + patient + "-" + i;
            entries.addObject().set("resource", order(patient, id, "active", "197361", "amlodipine 5 MG Oral Tablet"));
        }
        return found;
    }

    private static ObjectNode ecgs(int patient) {
        ObjectNode found = JSON.createObjectNode();
        ArrayNode entries = bundle(found, "searchset");
        for (int i = 0; i < ECGS; i++) {
            ObjectNode ecg = resource("Observation", "e-" + patient + "-" + i).put("status", "final");
            coding(ecg.putObject("code"), "http://loinc.org", "8867-4", "Heart rate");
            ecg.putObject("subject").put("reference", "Patient/p-" + patient);
            ecg.put("effectiveDateTime", "2026-01-1" + i + "T08:00:00Z");
            ecg.putObject("valueQuantity")
                    .put("value", 70 + i)
                    .put("unit", "/min")
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", "/min");
            entries.addObject().set("resource", ecg);
        }
        return found;
    }

    private static ObjectNode order(int patient, String id, String status, String rxnorm, String drug) {
        ObjectNode order =
                resource("MedicationRequest", id).put("status", status).put("intent", "order");
        order.putObject("subject").put("reference", "Patient/p-" + patient);
        coding(
                order.putObject("medicationCodeableConcept"),
                "http://www.nlm.nih.gov/research/umls/rxnorm",
                rxnorm,
                drug);
        return order;
    }

    private static void coding(ObjectNode concept, String system, String code, String display) {
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
        concept.put("text", display);
    }

    private static ObjectNode resource(String type, String id) {
        return JSON.createObjectNode().put("resourceType", type).put("id", id);
    }

    private static ArrayNode bundle(ObjectNode into, String type) {
        return into.put("resourceType", "Bundle").put("type", type).putArray("entry");
    }
}
