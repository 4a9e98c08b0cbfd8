package io.auscult.core.value;

import java.util.regex.Pattern;

/**
 * The key of a patient everywhere: 32 lower-case hex digits, the first 128 bits of an HMAC-SHA256 under the site's key, so
 * that topics, logs and metrics carry no medical record number. Made by {@link SiteKey}.
 */
public record PatientId(String value) implements Comparable<PatientId> {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public PatientId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A patient id is 32 lower-case hex digits");
        }
    }

    @Override
    public int compareTo(PatientId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
