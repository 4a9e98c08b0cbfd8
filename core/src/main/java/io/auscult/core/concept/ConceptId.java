package io.auscult.core.concept;

import java.util.regex.Pattern;

/** The name by which models and rules ask for something: {@code hba1c}, {@code systolic-bp}, {@code statin}. */
public record ConceptId(String value) implements Comparable<ConceptId> {
    private static final Pattern SHAPE = Pattern.compile("(?:[a-z]+\\.)?[a-z0-9][a-z0-9-]*");

    private static final char ROLE = '.';
    private static final String INFERENCE = "inference";

    /** Birth date, sex and death: a concept that needs no code. */
    public static final ConceptId DEMOGRAPHICS = new ConceptId("demographics");

    /** Visits and stays, of whatever type: the other concept that needs no code. */
    public static final ConceptId ENCOUNTERS = new ConceptId("encounters");

    public ConceptId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A concept id is lower-case words joined by hyphens: \"" + value + "\"");
        }
    }

    public static ConceptId of(String value) {
        return new ConceptId(value);
    }

    /** Under which a remote model's answers stand in a chart. */
    public static ConceptId inferenceOf(String modelId) {
        return new ConceptId(INFERENCE + ROLE + modelId);
    }

    /**
     * The same said in another role, "ordered.hba1c": an order for a test, a relative's illness or an allergy to a drug has the code of
     * the result, the illness, the drug, and must not be read as one.
     */
    public ConceptId as(String role) {
        return new ConceptId(role + ROLE + value);
    }

    public boolean isInference() {
        return value.startsWith(INFERENCE + ROLE);
    }

    /** Without its role: the name in the catalogue. */
    public ConceptId plain() {
        int role = value.indexOf(ROLE);
        return role < 0 ? this : new ConceptId(value.substring(role + 1));
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
