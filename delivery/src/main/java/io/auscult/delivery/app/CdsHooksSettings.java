package io.auscult.delivery.app;

import io.auscult.delivery.caller.Client;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.delivery.cds-hooks.*}.
 *
 * @param authentication {@code jwt}, or {@code none} where nobody but this machine can call
 * @param clients the EHRs that may call
 * @param baseUrls how else than by the public address EHRs reach this app, such as behind a gateway: what they write into {@code aud}
 * @param longestLife of a caller's token
 * @param fhirServers the EHRs' FHIR servers: nothing is fetched from any other
 * @param fetchTimeout how long to wait for what was not prefetched; the rules are asked after it, and the whole has half a second
 * @param smartLaunch where a SMART app of the site is launched from a card; empty for none
 * @param largestCall in bytes
 */
@ConfigurationProperties("auscult.delivery.cds-hooks")
public record CdsHooksSettings(
        @DefaultValue("jwt") Authentication authentication,
        @DefaultValue List<Caller> clients,
        @DefaultValue List<URI> baseUrls,
        @DefaultValue("1h") Duration longestLife,
        @DefaultValue List<Server> fhirServers,
        @DefaultValue("250ms") Duration fetchTimeout,
        @DefaultValue("") String smartLaunch,
        @DefaultValue("5242880") int largestCall) {

    /** How callers are known. */
    public enum Authentication {
        JWT,
        NONE
    }

    /** @param keyFile empty for none */
    public record Caller(
            String issuer,
            @DefaultValue Set<URI> keySets,
            @DefaultValue("") String keyFile,
            @DefaultValue Set<String> tenants) {
        Client client() {
            return new Client(issuer, keySets, keyFile.isBlank() ? null : Path.of(keyFile), tenants);
        }
    }

    /** @param source the name under which the adapter receives what this server sends */
    public record Server(URI url, @DefaultValue("ehr") String source) {}
}
