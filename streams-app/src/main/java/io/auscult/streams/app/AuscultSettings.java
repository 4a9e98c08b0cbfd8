package io.auscult.streams.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.*}: what all apps of a site share.
 *
 * @param approvers the file that says who may approve rule packs; where it is absent, packs need no approval
 */
@ConfigurationProperties("auscult")
public record AuscultSettings(
        @DefaultValue Kafka kafka,

        @DefaultValue("http://127.0.0.1:8084/apis/registry/v3")
        String registryUrl,

        @DefaultValue("") String topicPrefix,
        @DefaultValue("approvers.yaml") String approvers) {

    /** Where the brokers are. */
    public record Kafka(@DefaultValue("127.0.0.1:9092") String bootstrapServers) {}
}
