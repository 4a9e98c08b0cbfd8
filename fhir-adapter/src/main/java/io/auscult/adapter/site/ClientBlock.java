package io.auscult.adapter.site;

import io.auscult.adapter.source.EhrSettings.SmartClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** {@code ehr: client:}, who Auscult is to the EHR (SMART Backend Services). */
record ClientBlock(KeyFiles files) {
    private static final List<String> ALGORITHMS = List.of("RS384", "ES384");

    SmartClient read(Block block) {
        URI tokenUrl = block.orNull("token-url", Scalars::address);
        if (tokenUrl != null && !Scalars.isSafe(tokenUrl)) {
            block.wrong("token-url", "would give out tokens that others on the way can read", "use https");
        }
        return new SmartClient(
                block.required("client-id", "auscult", Scalars::text, ""),
                block.required("key-file", "auscult.jwk", files::notEmpty, Path.of("")),
                block.required("algorithm", "ES384", Scalars.among(ALGORITHMS), "ES384"),
                block.required("key-id", "auscult-2026", Scalars::text, ""),
                block.optional("scope", Scalars::text, "system/*.rs"),
                tokenUrl);
    }
}
