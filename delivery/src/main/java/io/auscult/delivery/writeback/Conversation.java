package io.auscult.delivery.writeback;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.fhir.Draft;
import io.auscult.delivery.fhir.Kind;
import io.auscult.delivery.fhir.Links;
import io.auscult.delivery.store.WriteBackStore.Sent;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the EHR has been told of one alert, and is told now. Who the patient is there is kept among it. */
final class Conversation {
    private static final String PATIENT = "Patient";

    private final Ehr ehr;
    private final Map<String, Sent> sent;
    private boolean changed;

    Conversation(Ehr ehr, Map<String, Sent> sent) {
        this.ehr = ehr;
        this.sent = new HashMap<>(sent);
    }

    boolean hasBegun() {
        return sent.keySet().stream().anyMatch(name -> !name.equals(PATIENT));
    }

    boolean knows(String name) {
        return sent.containsKey(name);
    }

    boolean hasChanged() {
        return changed;
    }

    /** What stands in the EHR from a time that nobody here remembers. */
    void remember(String name, String reference) {
        sent.put(name, new Sent(reference, ""));
    }

    /** Puts it there, unless it is what the EHR was told last. */
    void say(Draft draft) throws WriteFailure, InterruptedException {
        Sent before = sent.get(draft.name());
        if (before == null || !before.hash().equals(draft.hash())) {
            String reference = ehr.put(draft.type(), draft.condition(), draft.json());
            sent.put(draft.name(), new Sent(reference, draft.hash()));
            changed = true;
        }
    }

    /** After a merge the alert is another patient's, and the EHR is asked anew. */
    String patient(PatientId ours, EhrPatients patients) throws WriteFailure, InterruptedException {
        Sent known = sent.get(PATIENT);
        if (known == null || !known.hash().equals(ours.value())) {
            known = new Sent(patients.reference(ours), ours.value());
            sent.put(PATIENT, known);
        }
        return known.reference();
    }

    Links links(String patient, String auscult, Map<ModelRef, String> models) {
        Map<String, String> written = new HashMap<>();
        resources().forEach((name, each) -> written.put(name, each.reference()));
        return new Links(patient, auscult, models, written);
    }

    /** The hash of what was said last, by the resource's name. */
    Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        resources().forEach((name, each) -> said.put(name, each.hash()));
        return said;
    }

    Map<String, Sent> sent() {
        return Map.copyOf(sent);
    }

    private Map<String, Sent> resources() {
        Map<String, Sent> resources = new HashMap<>(sent);
        resources.keySet().removeIf(name -> name.equals(PATIENT) || name.equals(Kind.PROVENANCE.type()));
        return resources;
    }
}
