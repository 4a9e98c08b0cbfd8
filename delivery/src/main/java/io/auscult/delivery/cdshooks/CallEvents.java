package io.auscult.delivery.cdshooks;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.fhir.FhirMessageMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call itself says of its patient, as events that are in no log: the functions of the stream see them laid over the chart. A
 * draft counts as the order that it will be once it is signed, under an id of its own, since the EHR's is for this screen only.
 */
final class CallEvents {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Never an id of a FHIR server, so a draft can be told from what is on record, also in what a rule saw. */
    private static final String DRAFT = "auscult.draft.";

    private static final Set<String> ORDERS = Set.of("MedicationRequest", "ServiceRequest");
    /** What is ordered; a form that is still empty has none of these. */
    private static final Set<String> WHAT = Set.of("medicationCodeableConcept", "medicationReference", "code");
    /** All that is read of an order: an EHR's fault in another element, such as a category that is no list, must not hide a drug. */
    private static final Set<String> READ = Set.of(
            "resourceType",
            "contained",
            "modifierExtension",
            "subject",
            "doNotPerform",
            "medicationCodeableConcept",
            "medicationReference",
            "code",
            "orderDetail",
            "occurrenceDateTime",
            "occurrencePeriod");

    private static final int MOST = 2_000;

    private CallEvents() {}

    /** Whether what a rule saw is an order of the call. */
    static boolean isDraft(String source) {
        return source.contains("/" + DRAFT);
    }

    /**
     * What was made of a call.
     *
     * @param unread whether an order of it could not be read, and so was said nothing about
     */
    record Laid(List<PatientEvent> events, boolean unread) {
        Laid {
            events = List.copyOf(events);
        }
    }

    /**
     * The events.
     *
     * @param data what of the call's prefetch is read
     * @param patient whose they are made
     * @param source whose resources these are, as the adapter names it
     */
    static Laid of(HookCall call, Prefetch data, PatientId patient, String source, Instant now) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        data.resources().stream()
                .filter(CallEvents::isWanted)
                .limit(MOST)
                .forEach(resource -> entries.addObject().set("resource", resource));
        call.drafts().stream()
                .filter(draft -> !isOrder(draft) || saysWhat(draft))
                .limit(MOST)
                .forEach(draft -> entries.addObject().set("resource", isOrder(draft) ? signed(draft, now) : draft));
        Arrival arrival = new Arrival(source, "cds-hooks", now, false, ZoneOffset.UTC);
        MappedMessage message = FhirMessageMapper.map(JSON.writeValueAsBytes(bundle), arrival, only(call, patient));
        return new Laid(
                new ArrayList<>(message.events()), message.entries().stream().anyMatch(CallEvents::isUnread));
    }

    private static boolean isUnread(MappedEntry entry) {
        String original = entry.original();
        return entry.mapped() instanceof Mapped.Rejected && original != null && original.contains(DRAFT);
    }

    private static boolean saysWhat(JsonNode draft) {
        return WHAT.stream().anyMatch(draft::has);
    }

    /** Whether the call says more than who the patient is. */
    static boolean saysSomething(HookCall call) {
        return call.drafts().stream().anyMatch(CallEvents::isOrder)
                || call.prefetch().resources().stream()
                        .anyMatch(resource ->
                                isWanted(resource) && !Prefetch.type(resource).equals("Patient"));
    }

    private static boolean isWanted(JsonNode resource) {
        return FhirMessageMapper.wants(Prefetch.type(resource));
    }

    private static boolean isOrder(JsonNode draft) {
        return ORDERS.contains(Prefetch.type(draft));
    }

    private static ObjectNode signed(JsonNode draft, Instant now) {
        ObjectNode order = (ObjectNode) draft.deepCopy();
        String id = order.path("id").asString("order");
        order.retain(READ);
        order.put("id", DRAFT + id);
        order.put("status", "active");
        order.put("intent", "order");
        order.put("authoredOn", now.toString());
        return order;
    }

    /** Of another patient's data nothing is read: this call is about one. */
    private static PatientFinder only(HookCall call, PatientId patient) {
        Set<Identifier> own =
                Set.copyOf(call.patient().map(HookCall::identifiers).orElse(List.of()));
        return mention -> {
            if (isAbout(mention, call.patientId(), own)) {
                return patient;
            }
            throw new Unmappable("The resource is about another patient than the call", "Leave it out of the call");
        };
    }

    private static boolean isAbout(PatientMention mention, String fhirId, Set<Identifier> own) {
        return fhirId.equals(mention.fhirId())
                || mention.identifiers().stream().anyMatch(each -> own.contains(each.identifier()));
    }
}
