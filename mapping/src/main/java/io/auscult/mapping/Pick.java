package io.auscult.mapping;

import io.auscult.core.value.Code;
import org.jspecify.annotations.Nullable;

/**
 * A field of a sender's own Z segment that is an observation of the message's patient.
 *
 * @param segment its name, such as ZVT
 * @param field from 1
 * @param component from 1
 * @param code what the field means
 * @param ucum the unit of a {@link Type#NUMBER}; null for none
 */
public record Pick(
        String segment,
        int field,
        int component,
        Code code,
        String display,
        Type type,
        @Nullable String ucum) {

    /** How the field's text is read. */
    public enum Type {
        NUMBER,
        TEXT,
        /** A code of the sender's own. */
        CODE
    }

    public Pick {
        if (!segment.matches("Z[A-Z0-9]{2}")) {
            throw new IllegalArgumentException("A pick's segment begins with Z and has three characters");
        }
        if (field < 1 || component < 1) {
            throw new IllegalArgumentException("Fields and components are numbered from 1");
        }
    }
}
