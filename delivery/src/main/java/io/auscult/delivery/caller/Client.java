package io.auscult.delivery.caller;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An EHR that may call.
 *
 * @param issuer {@code iss}, letter by letter
 * @param keySets where its public keys are; a token's {@code jku} must be one of these, and nothing else is ever fetched
 * @param keyFile its public keys as a JSON Web Key Set, for an EHR that publishes none or whose address this app does not reach; then
 *     nothing is fetched, and {@code keySets} only says what a token may name. Null for none
 * @param tenants whose calls are let in; empty for an EHR that names none
 */
public record Client(
        String issuer, Set<URI> keySets, @Nullable Path keyFile, Set<String> tenants) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public Client {
        keySets = Set.copyOf(keySets);
        tenants = Set.copyOf(tenants);
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("A client of CDS Hooks needs its issuer");
        }
        if (keySets.isEmpty() && keyFile == null) {
            throw new IllegalArgumentException(
                    "The client " + issuer + " needs its keys: key-sets (addresses), or key-file");
        }
        keySets.forEach(Client::secure);
    }

    private static void secure(URI keySet) {
        boolean https = "https".equals(keySet.getScheme());
        boolean here = "http".equals(keySet.getScheme()) && THIS_MACHINE.contains(String.valueOf(keySet.getHost()));
        if (!https && !here) {
            throw new IllegalArgumentException("Keys are fetched by https, not from " + keySet);
        }
    }
}
