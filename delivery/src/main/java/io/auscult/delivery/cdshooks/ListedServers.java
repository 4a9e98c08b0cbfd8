package io.auscult.delivery.cdshooks;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The FHIR servers that the site knows. A call's {@code fhirServer} is only compared with them: whoever can call could otherwise make
 * this app fetch from wherever it reaches.
 */
public final class ListedServers {
    /** Of what comes from a server that nobody listed, when there is no knowing whose it is. */
    private static final String UNLISTED = "cds-hooks";

    private final Map<URI, String> sources = new HashMap<>();

    /** @param sources the adapter's source by the server's base address */
    public ListedServers(Map<URI, String> sources) {
        sources.forEach((base, source) -> this.sources.put(URI.create(withoutSlash(base)), source));
    }

    Optional<FhirServer> find(FhirAccess access) {
        return Optional.ofNullable(sources.get(access.server()))
                .map(source -> new FhirServer(access.server(), source, access.token()));
    }

    /** Under which name the call's resources are known here. */
    String source(HookCall call) {
        return call.fhir() == null ? only() : sources.getOrDefault(call.fhir().server(), UNLISTED);
    }

    /** An EHR that names no server is the one that there is. */
    private String only() {
        return sources.size() == 1 ? sources.values().iterator().next() : UNLISTED;
    }

    private static String withoutSlash(URI base) {
        return base.toString().replaceAll("/+$", "");
    }
}
