package io.auscult.schemas.codec;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro makes objects only of classes that it was told to trust. The serdes say so before their first use, so that no app has
 * to remember {@code -Dorg.apache.avro.SERIALIZABLE_PACKAGES}, which would be read once and perhaps too early.
 */
final class AvroTrust {
    private static final String WIRE = "io.auscult.schemas.wire";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(WIRE)));
    }

    private AvroTrust() {}

    /** Adds the wire's package, once, to what is trusted already. */
    @SuppressWarnings("EmptyMethod")
    static void wire() {}
}
