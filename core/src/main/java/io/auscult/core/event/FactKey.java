package io.auscult.core.event;

import io.auscult.core.value.PatientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The source's own identity of a statement, the same in all its versions: "ehr/Observation/123", or for HL7 v2 the filler
 * order number, OBX-3, OBX-4 and time. A part of a statement adds "#" and its name. In the chart of a surviving patient, a fact
 * that came with a merge also names the patient it was reported under, so that an unmerge finds exactly those.
 */
public record FactKey(String value) implements Comparable<FactKey> {
    /** What the key of every moved fact begins with. */
    public static final String MOVED = "moved:";

    private static final int PATIENT_LENGTH = 32;
    private static final char PART = '#';

    public FactKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A fact key is not blank");
        }
    }

    /** The same statement in the chart of the patient into whom {@code from} was merged. */
    public FactKey movedFrom(PatientId from) {
        return new FactKey(MOVED + from.value() + ":" + value);
    }

    /** True when the statement came with the chart of {@code path}'s first patient, who had it from the second, and so on. */
    public boolean cameBy(MergePath path) {
        return value.startsWith(prefix(path));
    }

    public boolean moved() {
        return value.startsWith(MOVED);
    }

    /** As the source named it, in whichever chart it now stands. */
    public FactKey original() {
        return moved() ? withoutMove().original() : this;
    }

    /** By which patients a moved fact came here, the nearest first. */
    public MergePath path() {
        List<PatientId> path = new ArrayList<>();
        FactKey key = this;
        while (key.moved()) {
            path.add(new PatientId(key.value.substring(MOVED.length(), MOVED.length() + PATIENT_LENGTH)));
            key = key.withoutMove();
        }
        return new MergePath(path);
    }

    public boolean cameThrough(PatientId patient) {
        return moved() && path().patients().contains(patient);
    }

    /** Under whom the source reported it, when that is not the patient in whose chart it stands. */
    public Optional<PatientId> reportedUnder() {
        return moved() ? Optional.of(path().origin()) : Optional.empty();
    }

    /** The statement that this one is a part of, a panel or a blood pressure; null when it stands alone. */
    public @Nullable FactKey whole() {
        int part = value.indexOf(PART);
        return part <= 0 ? null : new FactKey(value.substring(0, part));
    }

    /** What the keys of all parts of this statement begin with. */
    public String partPrefix() {
        return value + PART;
    }

    private static String prefix(MergePath path) {
        StringBuilder prefix = new StringBuilder();
        path.patients().forEach(patient -> prefix.append(MOVED).append(patient).append(':'));
        return prefix.toString();
    }

    private FactKey withoutMove() {
        return new FactKey(value.substring(MOVED.length() + PATIENT_LENGTH + 1));
    }

    @Override
    public int compareTo(FactKey other) {
        return value.compareTo(other.value);
    }
}
