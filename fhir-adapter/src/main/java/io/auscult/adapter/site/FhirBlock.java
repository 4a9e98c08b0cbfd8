package io.auscult.adapter.site;

import io.auscult.adapter.source.FhirSettings;
import io.auscult.adapter.source.FhirSettings.Secret;
import java.nio.file.Path;

/** {@code fhir:}, a FHIR door. */
record FhirBlock(KeyFiles files) {
    private static final String HEADER = "X-Auscult-Secret";

    FhirSettings read(Block block) {
        return new FhirSettings(block.block("secret", this::secret));
    }

    private Secret secret(Block block) {
        return new Secret(
                block.optional("header", Scalars::header, HEADER),
                block.required("file", "ehr.secret", files::notEmpty, Path.of("")));
    }
}
