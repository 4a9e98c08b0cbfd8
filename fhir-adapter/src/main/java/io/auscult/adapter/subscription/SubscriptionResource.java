package io.auscult.adapter.subscription;

import io.auscult.adapter.source.EhrSettings.Content;
import io.auscult.adapter.source.EhrSettings.Style;
import io.auscult.adapter.source.EhrSettings.Subscription;
import io.auscult.ehr.FhirTree;
import io.auscult.schemas.topic.Payload;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Subscription that is wanted, in the words of the server's version of FHIR.
 *
 * @param endpoint where the server sends its notices
 * @param secret what they must carry; null for nothing
 */
record SubscriptionResource(
        Subscription settings, URI endpoint, @Nullable Header secret) {
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final String REASON = "Clinical decision support by Auscult: ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A header of a notice. */
    record Header(String name, String value) {
        /** The value is a secret. */
        @Override
        public String toString() {
            return "Header[" + name + "]";
        }
    }

    /** @param id null for a new one */
    Payload body(@Nullable String id) {
        ObjectNode json = JSON.createObjectNode().put("resourceType", "Subscription");
        if (id != null) {
            json.put("id", id);
        }
        json.put("status", "requested").put("reason", REASON + settings.name());
        if (settings.style() == Style.R5) {
            r5(json);
        } else {
            r4(json);
        }
        return FhirTree.write(json);
    }

    private void r4(ObjectNode json) {
        json.put("criteria", settings.criteriaOrTopic());
        ObjectNode channel = json.putObject("channel").put("type", "rest-hook").put("endpoint", endpoint.toString());
        if (secret != null) {
            channel.putArray("header").add(secret.name() + ": " + secret.value());
        }
        if (settings.style() == Style.R4_CRITERIA) {
            if (settings.content() == Content.FULL_RESOURCE) {
                channel.put("payload", FHIR_JSON);
            }
        } else {
            backport(json, channel);
        }
    }

    /** Topics in R4 and R4B, by the extensions of the backport guide. */
    private void backport(ObjectNode json, ObjectNode channel) {
        json.putObject("meta").putArray("profile").add(BACKPORT + "backport-subscription");
        for (String filter : settings.filters()) {
            json.withObject("/_criteria")
                    .withArray("/extension")
                    .addObject()
                    .put("url", BACKPORT + "backport-filter-criteria")
                    .put("valueString", filter);
        }
        if (settings.heartbeat() != null) {
            channel.putArray("extension")
                    .addObject()
                    .put("url", BACKPORT + "backport-heartbeat-period")
                    .put("valueUnsignedInt", settings.heartbeat().toSeconds());
        }
        channel.put("payload", FHIR_JSON)
                .putObject("_payload")
                .putArray("extension")
                .addObject()
                .put("url", BACKPORT + "backport-payload-content")
                .put("valueCode", content());
    }

    private void r5(ObjectNode json) {
        json.put("topic", settings.criteriaOrTopic());
        for (String filter : settings.filters()) {
            int type = filter.indexOf('?');
            for (String parameter : filter.substring(type + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                ObjectNode by = json.withArray("/filterBy").addObject();
                if (type > 0) {
                    by.put("resourceType", filter.substring(0, type));
                }
                by.put("filterParameter", parameter.substring(0, Math.max(equals, 0)))
                        .put("value", parameter.substring(equals + 1));
            }
        }
        json.putObject("channelType")
                .put("system", "http://terminology.hl7.org/CodeSystem/subscription-channel-type")
                .put("code", "rest-hook");
        json.put("endpoint", endpoint.toString());
        if (secret != null) {
            json.putArray("parameter").addObject().put("name", secret.name()).put("value", secret.value());
        }
        if (settings.heartbeat() != null) {
            json.put("heartbeatPeriod", settings.heartbeat().toSeconds());
        }
        json.put("contentType", FHIR_JSON).put("content", content());
    }

    private String content() {
        return switch (settings.content()) {
            case EMPTY -> "empty";
            case ID_ONLY -> "id-only";
            case FULL_RESOURCE -> "full-resource";
        };
    }

    /** Whether a Subscription at the server is this one: the same to the same place. */
    boolean isMeantBy(JsonNode existing) {
        boolean r5 = settings.style() == Style.R5;
        JsonNode there =
                r5 ? existing.path("endpoint") : existing.path("channel").path("endpoint");
        JsonNode what = r5 ? existing.path("topic") : existing.path("criteria");
        return there.asString("").equals(endpoint.toString())
                && what.asString("").equals(settings.criteriaOrTopic());
    }

    /** Whether it also carries what is wanted, and is filtered as is wanted. */
    boolean isAsWanted(JsonNode existing) {
        JsonNode wanted = FhirTree.read(body(null));
        if (wanted == null) {
            return false;
        }
        return settings.style() == Style.R5
                ? same(existing, wanted, "/content") && same(existing, wanted, "/filterBy/0/value")
                : same(existing, wanted, "/channel/payload")
                        && same(existing, wanted, "/channel/_payload/extension/0/valueCode")
                        && same(existing, wanted, "/_criteria/extension/0/valueString");
    }

    private static boolean same(JsonNode one, JsonNode other, String where) {
        return one.at(where).asString("").equals(other.at(where).asString(""));
    }
}
