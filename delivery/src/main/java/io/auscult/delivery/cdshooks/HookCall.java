package io.auscult.delivery.cdshooks;

import io.auscult.core.value.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call of a service, read liberally: unknown fields are passed over, but what is needed must be there.
 *
 * @param patientId the EHR's id of the patient, without {@code Patient/}
 * @param encounterId without {@code Encounter/}; null when the call names none
 * @param fhir null when the call names no FHIR server
 * @param drafts orders that are not signed yet
 */
record HookCall(
        Hook hook,
        String hookInstance,
        String userId,
        String patientId,
        @Nullable String encounterId,
        @Nullable FhirAccess fhir,
        Prefetch prefetch,
        List<JsonNode> drafts) {
    HookCall {
        drafts = List.copyOf(drafts);
    }

    static HookCall read(Hook hook, byte[] body) throws BadCall {
        JsonNode root = Fields.parse(body);
        if (!Fields.text(root, "hook", "hook").equals(hook.word())) {
            throw BadCall.invalid("hook", "This service answers the hook " + hook.word() + " only");
        }
        String instance = Fields.text(root, "hookInstance", "hookInstance");
        JsonNode context = Fields.object(root, "context", "context");
        String user = Fields.text(context, "userId", "context.userId");
        String patientId = id("Patient/", Fields.text(context, "patientId", "context.patientId"));
        String encounter =
                encounter(hook, context).map(id -> id("Encounter/", id)).orElse(null);
        List<JsonNode> drafts = hook.isOrdering() ? drafts(hook, context) : List.of();
        Prefetch prefetch = Prefetch.read(root);
        samePatient(root.path("prefetch").path(Prefetch.PATIENT), patientId);
        return new HookCall(
                hook,
                instance,
                user,
                patientId,
                encounter,
                FhirAccess.read(root).orElse(null),
                prefetch,
                drafts);
    }

    HookCall with(Prefetch more) {
        return new HookCall(hook, hookInstance, userId, patientId, encounterId, fhir, more, drafts);
    }

    /** The Patient resource that came along, if one did. */
    Optional<JsonNode> patient() {
        return prefetch.resources().stream()
                .filter(resource -> Prefetch.type(resource).equals("Patient"))
                .filter(resource -> resource.path("id").asString(patientId).equals(patientId))
                .findFirst();
    }

    static List<Identifier> identifiers(JsonNode patient) {
        List<Identifier> identifiers = new ArrayList<>();
        for (JsonNode each : patient.path("identifier")) {
            String system = each.path("system").asString("");
            String value = each.path("value").asString("");
            if (Fields.plain(system) && Fields.plain(value)) {
                identifiers.add(new Identifier(system, value));
            }
        }
        return identifiers;
    }

    private static Optional<String> encounter(Hook hook, JsonNode context) throws BadCall {
        return hook.needsEncounter()
                ? Optional.of(Fields.text(context, "encounterId", "context.encounterId"))
                : Fields.maybe(context, "encounterId", "context.encounterId");
    }

    private static List<JsonNode> drafts(Hook hook, JsonNode context) throws BadCall {
        if (hook == Hook.ORDER_SELECT) {
            selections(Fields.list(context, "selections", "context.selections"));
        }
        JsonNode bundle = Fields.object(context, "draftOrders", "context.draftOrders");
        if (!Prefetch.type(bundle).equals("Bundle")) {
            throw BadCall.invalid("context.draftOrders", "context.draftOrders is no Bundle");
        }
        List<JsonNode> drafts = new ArrayList<>();
        if (!Fields.isAbsent(bundle.path("entry"))) {
            for (JsonNode entry : Fields.list(bundle, "entry", "context.draftOrders.entry")) {
                drafts.add(draft(entry));
            }
        }
        return drafts;
    }

    private static void selections(JsonNode selections) throws BadCall {
        for (JsonNode selection : selections) {
            if (!selection.isString()) {
                throw BadCall.invalid("context.selections", "context.selections holds something that is no reference");
            }
        }
    }

    private static JsonNode draft(JsonNode entry) throws BadCall {
        JsonNode resource = entry.path("resource");
        if (Prefetch.type(resource).isEmpty()) {
            throw BadCall.invalid("context.draftOrders.entry", "An entry of context.draftOrders holds no resource");
        }
        return resource;
    }

    private static void samePatient(JsonNode patient, String patientId) throws BadCall {
        if (Prefetch.type(patient).equals("Patient")
                && !patient.path("id").asString(patientId).equals(patientId)) {
            throw BadCall.invalid("prefetch.patient.id", "prefetch.patient is another patient than context.patientId");
        }
    }

    private static String id(String type, String reference) {
        return reference.startsWith(type) ? reference.substring(type.length()) : reference;
    }
}
