package io.auscult.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a message and what became of it.
 *
 * @param type the resource type or segment, "Observation" or "OBX"
 * @param original the entry alone, when it was rejected and can stand without its message; else null
 */
public record MappedEntry(
        String type, Mapped mapped, @Nullable String original) {

    public static MappedEntry of(String type, Mapped mapped) {
        return new MappedEntry(type, mapped, null);
    }

    /** The original is patient data. */
    @Override
    public String toString() {
        return "MappedEntry[" + type + "]";
    }
}
