package io.auscult.schemas.codec;

import io.auscult.core.release.CatalogueRelease;
import io.auscult.schemas.wire.ConceptCatalogue;

/** The concept catalogue as published. */
final class CatalogueCodec {
    private CatalogueCodec() {}

    static ConceptCatalogue toWire(CatalogueRelease release) {
        return new ConceptCatalogue(release.version(), release.inForceFrom(), release.files());
    }

    static CatalogueRelease fromWire(ConceptCatalogue wire) {
        return new CatalogueRelease(wire.getVersion(), wire.getInForceFrom(), wire.getFiles());
    }
}
