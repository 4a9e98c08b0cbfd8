package io.auscult.mapping;

import io.auscult.core.value.Identifier;

/**
 * An identifier with what kind it is.
 *
 * @param type the HL7 table 0203 code, such as MR or SS; empty when not given
 */
public record TypedIdentifier(Identifier identifier, String type) {
    public static final String MEDICAL_RECORD = "MR";
}
