package io.auscult.cli.backfill;

import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrFailure.Kind;
import io.auscult.ehr.EhrRequest;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the files of an export. The token goes along only when the manifest says so, and then only to the EHR itself or to a host
 * that the user named: an EHR that is wrong, or not what it seems, must not be able to send it elsewhere.
 */
final class ExportFiles implements AutoCloseable {
    private final URI ehr;
    private final Authorization authorization;
    private final boolean withToken;
    private final Set<String> tokenHosts;
    private final Map<String, EhrClient> clients = new ConcurrentHashMap<>();

    /**
     * @param withToken whether the manifest says that the token is wanted
     * @param tokenHosts other hosts that may see it, "files.example.org" or "files.example.org:8443"
     */
    ExportFiles(URI ehr, Authorization authorization, boolean withToken, Set<String> tokenHosts) {
        this.ehr = ehr;
        this.authorization = authorization;
        this.withToken = withToken;
        this.tokenHosts = Set.copyOf(tokenHosts);
    }

    /** @throws EhrFailure also when the token is wanted by a host that may not have it */
    InputStream open(String url) throws EhrFailure, InterruptedException {
        URI target = address(url);
        String origin = origin(target);
        boolean may = origin.equals(origin(ehr)) || tokenHosts.contains(target.getAuthority());
        if (withToken && !may) {
            throw new EhrFailure(
                    Kind.REFUSED,
                    "The file lies at " + target.getAuthority() + ", another server than the EHR, and wants the token."
                            + " If that is right, allow it: --token-host " + target.getAuthority(),
                    null);
        }
        EhrClient client = clients.computeIfAbsent(
                origin, it -> EhrClient.to(URI.create(it), withToken ? authorization : Authorization.none()));
        return client.open(EhrRequest.get(url).with("Accept", "application/fhir+ndjson"));
    }

    private static URI address(String url) throws EhrFailure {
        try {
            URI target = URI.create(url);
            if (target.getHost() != null
                    && target.getScheme().toLowerCase(Locale.ROOT).startsWith("http")) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the address.
        }
        throw new EhrFailure(Kind.UNUSABLE, "The manifest names a file at an address that is none", null);
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        clients.values().forEach(EhrClient::close);
    }
}
