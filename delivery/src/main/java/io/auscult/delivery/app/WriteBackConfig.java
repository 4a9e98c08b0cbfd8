package io.auscult.delivery.app;

import io.auscult.delivery.fhir.Kind;
import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.SmartBackend;
import io.auscult.ehr.SmartIdentity;
import io.auscult.ehr.SmartKey;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code auscult.delivery.write-back.*}; the guide is docs/write-back.md.
 *
 * @param url the base of the EHR's FHIR R4 server; empty for not writing
 * @param source the name under which the adapter receives what that server sends
 * @param patientIdentifiers systems of record numbers by which the EHR is asked for patients whom its server did not send
 * @param resources what its server takes
 * @param tries after how many an alert that the EHR cannot take is given up
 * @param timeout for one request
 * @param clientId of Auscult at the EHR, for SMART Backend Services; empty for an EHR on this machine that asks nobody
 * @param keyFile the private key as a JWK, or a set of them
 * @param scope empty for what {@code resources} need
 * @param tokenUrl empty to find it in the server's smart-configuration
 */
@ConfigurationProperties("auscult.delivery.write-back")
public record WriteBackConfig(
        @DefaultValue("") String url,
        @DefaultValue("ehr") String source,
        @DefaultValue List<String> patientIdentifiers,

        @DefaultValue({"risk-assessment", "detected-issue", "flag", "communication-request", "task", "provenance"})
        Set<Kind> resources,

        @DefaultValue("12") int tries,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("") String clientId,
        @DefaultValue("") String keyFile,
        @DefaultValue("") String keyId,
        @DefaultValue("ES384") String algorithm,
        @DefaultValue("") String scope,
        @DefaultValue("") String tokenUrl) {
    private static final String AT = "auscult.delivery.write-back.";
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** What is wrong with the settings. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    public boolean isOn() {
        return !url.isBlank();
    }

    /**
     * A client of the EHR.
     *
     * @throws Refused when the settings do not make one
     */
    EhrClient client() {
        try {
            URI base = URI.create(url);
            check(base);
            Authorization authorization = clientId.isBlank() ? Authorization.none() : SmartBackend.of(base, identity());
            return new EhrClient(
                    base,
                    authorization,
                    new EhrClient.Limits(CONNECT, timeout, LARGEST_ANSWER),
                    Clock.systemUTC(),
                    Thread::sleep);
        } catch (IllegalArgumentException e) {
            throw new Refused(AT + "url, or its client: " + e.getMessage());
        }
    }

    private void check(URI base) {
        if (clientId.isBlank() && !isLoopback(base)) {
            throw new Refused(AT + "client-id is missing: to an EHR on another machine, alerts are sent only with SMART"
                    + " Backend Services, so that it knows who writes");
        }
        if (!clientId.isBlank() && (keyFile.isBlank() || keyId.isBlank())) {
            throw new Refused(AT + "key-file and key-id are missing: client-id alone proves nothing");
        }
        if (resources.isEmpty()) {
            throw new Refused(AT + "resources names nothing to write");
        }
        if (tries < 1) {
            throw new Refused(AT + "tries is at least 1");
        }
    }

    private SmartIdentity identity() {
        return new SmartIdentity(
                clientId,
                SmartKey.read(Path.of(keyFile), keyId, algorithm),
                scope.isBlank() ? neededScope() : scope,
                tokenUrl.isBlank() ? null : URI.create(tokenUrl));
    }

    /** To create, update and search what is written; of patients, to read and search. */
    private String neededScope() {
        return Stream.concat(
                        Stream.of("system/Patient.rs", "system/Device.cus"),
                        resources.stream().sorted().map(kind -> "system/" + kind.type() + ".cus"))
                .collect(Collectors.joining(" "));
    }

    private static boolean isLoopback(URI base) {
        try {
            return base.getHost() != null
                    && InetAddress.getByName(base.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
