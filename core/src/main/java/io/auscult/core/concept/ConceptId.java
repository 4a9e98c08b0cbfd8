package io.auscult.core.concept;

import java.util.regex.Pattern;

/** The name by which models and rules ask for something: {@code hba1c}, {@code systolic-bp}, {@code statin}. */
public record ConceptId(String value) implements Comparable<ConceptId> {
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]*");

    /** Birth date, sex and death: the one concept that needs no code. */
    public static final ConceptId DEMOGRAPHICS = new ConceptId("demographics");

    public ConceptId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A concept id is lower-case words joined by hyphens: \"" + value + "\"");
        }
    }

    public static ConceptId of(String value) {
        return new ConceptId(value);
    }

    @Override
    public int compareTo(ConceptId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
