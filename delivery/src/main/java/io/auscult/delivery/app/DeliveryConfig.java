package io.auscult.delivery.app;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.delivery.*}.
 *
 * @param siteKey the site's secret, as hex, from which patient ids are made
 * @param publicUrl how a browser and the EHR reach this app
 * @param zone in which times are written; empty for the machine's own
 * @param clinician who answers in the inbox unless they say otherwise: there is no login yet
 * @param viewers the file that says who the users are; empty for none, a file that is not there is an empty list
 * @param silentAfter how long a source may be quiet before pages say so
 * @param approvers the file that says who may approve rule packs; where it is absent, packs need no approval
 * @param allowedOrigins patterns of web origins that may call CDS Hooks from a browser
 */
@ConfigurationProperties("auscult.delivery")
public record DeliveryConfig(
        String siteKey,
        @DefaultValue("http://127.0.0.1:8083") URI publicUrl,
        @DefaultValue("") String zone,
        @DefaultValue("clinician") String clinician,
        @DefaultValue("") String viewers,
        @DefaultValue("24h") Duration silentAfter,
        @DefaultValue("approvers.yaml") String approvers,

        @DefaultValue({"http://localhost:[*]", "http://127.0.0.1:[*]"})
        List<String> allowedOrigins,

        @DefaultValue Kafka kafka,
        @DefaultValue Consult consult) {

    /**
     * @param registryUrl the schema registry
     * @param topicPrefix before every topic's name
     * @param group the consumer group of the projection
     */
    public record Kafka(
            @DefaultValue("127.0.0.1:9092") String bootstrapServers,
            @DefaultValue("http://127.0.0.1:8081") URI registryUrl,
            @DefaultValue("") String topicPrefix,
            @DefaultValue("auscult-delivery") String group) {}

    /** @param url where streams-app listens; empty for never asking */
    public record Consult(
            @DefaultValue("http://127.0.0.1:8082") String url,
            @DefaultValue("200ms") Duration timeout) {}

    public ZoneId zoneId() {
        return zone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }
}
