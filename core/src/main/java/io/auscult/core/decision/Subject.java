package io.auscult.core.decision;

/**
 * What an alert is about within one patient: the patient as a whole, or one thing of theirs such as a visit. It never contains
 * the patient's id, so an alert keeps its identity when charts are merged.
 */
public record Subject(String value) implements Comparable<Subject> {
    public static final Subject PATIENT = new Subject("patient");

    @Override
    public int compareTo(Subject other) {
        return value.compareTo(other.value);
    }
}
