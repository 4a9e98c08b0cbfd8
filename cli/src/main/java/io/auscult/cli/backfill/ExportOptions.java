package io.auscult.cli.backfill;

import io.auscult.ehr.Authorization;
import io.auscult.ehr.SmartBackend;
import io.auscult.ehr.SmartIdentity;
import io.auscult.ehr.SmartKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code auscult backfill} asks an EHR for, and as whom. */
final class ExportOptions {
    @Option(
            names = "--export",
            paramLabel = "URL",
            description = "FHIR base of an EHR: load its bulk export instead of files")
    private @Nullable URI base;

    @Option(names = "--group", paramLabel = "ID", description = "export the patients of a Group")
    private @Nullable String group;

    @Option(names = "--patient", description = "export all patients, and nothing but what is about patients")
    private boolean allPatients;

    @Option(names = "--since", paramLabel = "TIME", description = "export only what changed after a day or an instant")
    private @Nullable String since;

    @Option(
            names = "--token-host",
            paramLabel = "HOST[:PORT]",
            description = "another server than the EHR that may see the token, if it keeps the files")
    private Set<String> tokenHosts = Set.of();

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            description = "SMART Backend Services: the client's id at the EHR")
    private @Nullable String clientId;

    @Option(names = "--key", paramLabel = "FILE", description = "the client's private key, a JWK or a set of them")
    private @Nullable Path keyFile;

    @Option(names = "--key-id", paramLabel = "KID", description = "the key's name at the EHR", defaultValue = "")
    private String keyId = "";

    @Option(names = "--algorithm", description = "RS384 or ES384 (default: RS384)")
    private String algorithm = "RS384";

    @Option(names = "--scope", description = "what to ask for (default: system/*.read)")
    private String scope = "system/*.read";

    @Option(names = "--token-url", paramLabel = "URL", description = "default: as the EHR's smart-configuration says")
    private @Nullable URI tokenUrl;

    @Nullable URI base() {
        return base;
    }

    Set<String> tokenHosts() {
        return tokenHosts;
    }

    ExportRequest request(URI ehr, Set<String> types) {
        return new ExportRequest(ehr, group, allPatients, since, types);
    }

    /** @throws IllegalArgumentException when an option is missing, or the key is not right */
    Authorization authorization(URI ehr) {
        if (clientId == null && keyFile == null) {
            return Authorization.none();
        }
        if (clientId == null || keyFile == null || keyId.isEmpty()) {
            throw new IllegalArgumentException("SMART Backend Services take --client-id, --key and --key-id together");
        }
        SmartKey key = SmartKey.read(keyFile, keyId, algorithm);
        return SmartBackend.of(ehr, new SmartIdentity(clientId, key, scope, tokenUrl));
    }
}
