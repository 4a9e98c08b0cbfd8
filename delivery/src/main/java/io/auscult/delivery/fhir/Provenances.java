package io.auscult.delivery.fhir;

import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Rationale;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.ContentHash;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Where what was written comes from, one for each time that it was written, in the way of the AI-Provenance of HL7's guide AI
 * Transparency on FHIR: the devices, the rule pack, and the models' cards.
 */
public final class Provenances {
    private static final String PARTICIPANTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String OPERATIONS = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

    private Provenances() {}

    /**
     * @param said the hash of each resource by its name: what was said together is one writing, however often it is sent
     * @param at when what is said came about
     * @param first whether the EHR had heard nothing of the alert before
     */
    public static Draft of(Episode episode, Map<String, String> said, Instant at, boolean first, Links links) {
        Coding tag = new Coding()
                .setSystem(Systems.WRITING)
                .setCode(episode.id() + "/" + ContentHash.of(new TreeMap<>(said).toString()));
        Provenance provenance = Parts.labelled(new Provenance())
                .setOccurred(Parts.time(at))
                .setRecordedElement(Parts.instant(at))
                .setActivity(
                        first
                                ? Parts.concept(OPERATIONS, "CREATE", "create")
                                : Parts.concept(OPERATIONS, "UPDATE", "revise"))
                .addReason(new CodeableConcept().addCoding(Parts.label()));
        provenance.getMeta().addTag(tag);
        new TreeMap<>(links.written()).values().forEach(each -> provenance.addTarget(Parts.to(each)));
        agent(provenance, "assembler", "Assembler", links.auscult());
        Rationale why = episode.raise().rationale();
        entity(provenance, Systems.PACK, why.pack() + "@" + why.packVersion(), "Rule pack " + why.pack());
        List<ModelRef> models = episode.raise().models();
        for (ModelRef model : models) {
            agent(provenance, "performer", "Performer", links.models().getOrDefault(model, links.auscult()));
            entity(provenance, Systems.MODEL, model.toString(), "Model card of " + Parts.words(model));
        }
        return Draft.of(Kind.PROVENANCE.type(), provenance, tag);
    }

    private static void agent(Provenance provenance, String part, String display, String device) {
        provenance
                .addAgent()
                .setType(Parts.concept(PARTICIPANTS, part, display))
                .addRole(Parts.concept(Systems.AI_DEVICES, Systems.AI, "All kinds of Artificial Intelligence"))
                .setWho(Parts.to(device));
    }

    private static void entity(Provenance provenance, String system, String value, String display) {
        provenance
                .addEntity()
                .setRole(ProvenanceEntityRole.DERIVATION)
                .setWhat(new Reference()
                        .setIdentifier(new Identifier().setSystem(system).setValue(value))
                        .setDisplay(display));
    }
}
