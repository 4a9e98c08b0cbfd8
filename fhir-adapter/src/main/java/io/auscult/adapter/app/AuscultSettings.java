package io.auscult.adapter.app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.*}: what all apps of a site share.
 *
 * @param siteKey the secret from which patient ids are derived, at least 16 bytes in hex
 */
@ConfigurationProperties("auscult")
public record AuscultSettings(
        @DefaultValue Kafka kafka,

        @DefaultValue("http://127.0.0.1:8080/apis/registry/v3")
        String registryUrl,

        @DefaultValue("") String topicPrefix,
        @DefaultValue("") String siteKey) {

    /** Where the brokers are. */
    public record Kafka(@DefaultValue("127.0.0.1:9092") String bootstrapServers) {}

    /** The site key is a secret. */
    @Override
    public String toString() {
        return "AuscultSettings[" + kafka + ", " + registryUrl + ", " + topicPrefix + "]";
    }
}
