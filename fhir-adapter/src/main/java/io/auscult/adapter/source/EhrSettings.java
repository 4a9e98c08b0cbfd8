package io.auscult.adapter.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sender's FHIR server and what is asked of it.
 *
 * @param client how Auscult identifies itself there; null when the server asks for nothing
 * @param notifyAt the address at which that server reaches this source's FHIR door; null without subscriptions
 */
public record EhrSettings(
        URI base,
        @Nullable SmartClient client,
        List<Subscription> subscriptions,
        List<Poll> polls,
        @Nullable URI notifyAt) {
    public EhrSettings {
        subscriptions = List.copyOf(subscriptions);
        polls = List.copyOf(polls);
    }

    /**
     * SMART Backend Services.
     *
     * @param keyFile the private key as a JWK
     * @param algorithm RS384 or ES384
     * @param tokenUrl null to find it in the server's smart-configuration
     */
    public record SmartClient(
            String clientId,
            Path keyFile,
            String algorithm,
            String keyId,
            String scope,
            @Nullable URI tokenUrl) {}

    /**
     * A subscription that Auscult makes at the server.
     *
     * @param criteriaOrTopic R4: a search such as {@code Observation?category=laboratory}; else the topic's canonical URL
     * @param filters of a topic
     * @param heartbeat null for none
     * @param types the resource types to ask for when a notice does not name what changed, or notices were lost
     */
    public record Subscription(
            String name,
            Style style,
            String criteriaOrTopic,
            List<String> filters,
            Content content,
            @Nullable Duration heartbeat,
            List<String> types) {
        public Subscription {
            filters = List.copyOf(filters);
            types = List.copyOf(types);
        }
    }

    /** The shape of the Subscription resource. */
    public enum Style {
        R4_CRITERIA,
        R4_BACKPORT,
        R4B,
        R5
    }

    /** What a notice carries. */
    public enum Content {
        EMPTY,
        ID_ONLY,
        FULL_RESOURCE
    }

    /**
     * A question asked again and again, where a server has no subscriptions.
     *
     * @param search type and parameters, {@code Observation?category=laboratory}
     */
    public record Poll(String name, String search, How how, Duration every) {
        /** By which of FHIR's two ways the server tells what is new. */
        public enum How {
            LAST_UPDATED,
            HISTORY
        }
    }
}
