package io.auscult.core.concept;

/** The name by which models and rules ask for something: {@code hba1c}, {@code systolic-bp}, {@code statin}. */
public record ConceptId(String value) implements Comparable<ConceptId> {
    private static final char ROLE = '.';
    private static final String INFERENCE = "inference";

    /** Birth date, sex and death: a concept that needs no code. */
    public static final ConceptId DEMOGRAPHICS = new ConceptId("demographics");

    /** Visits and stays, of whatever type: the other concept that needs no code. */
    public static final ConceptId ENCOUNTERS = new ConceptId("encounters");

    public ConceptId {
        if (!isWords(value, value.indexOf(ROLE))) {
            throw new IllegalArgumentException("A concept id is lower-case words joined by hyphens: \"" + value + "\"");
        }
    }

    /** {@code (?:[a-z]+\.)?[a-z0-9][a-z0-9-]*}, letter by letter: one is made for every question that rules ask of a chart. */
    private static boolean isWords(String value, int role) {
        for (int i = 0; i < role; i++) {
            if (value.charAt(i) < 'a' || value.charAt(i) > 'z') {
                return false;
            }
        }
        for (int i = role + 1; i < value.length(); i++) {
            char letter = value.charAt(i);
            boolean allowed = (letter >= 'a' && letter <= 'z')
                    || (letter >= '0' && letter <= '9')
                    || (letter == '-' && i > role + 1);
            if (!allowed) {
                return false;
            }
        }
        return role != 0 && role + 1 < value.length();
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
