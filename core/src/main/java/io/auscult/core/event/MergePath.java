package io.auscult.core.event;

import io.auscult.core.value.PatientId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a chart came to where it is: from the first patient, who had it from the second, and so on; text form "a/b". */
public record MergePath(List<PatientId> patients) {
    public MergePath {
        patients = List.copyOf(patients);
        if (patients.isEmpty()) {
            throw new IllegalArgumentException("A merge path names at least one patient");
        }
    }

    public static MergePath of(PatientId from) {
        return new MergePath(List.of(from));
    }

    public static MergePath parse(String text) {
        return new MergePath(Arrays.stream(text.split("/")).map(PatientId::new).toList());
    }

    /** The same chart seen by the patient into whom {@code from} was merged later. */
    public MergePath movedFrom(PatientId from) {
        List<PatientId> longer = new ArrayList<>(List.of(from));
        longer.addAll(patients);
        return new MergePath(longer);
    }

    /** Whose chart it was first. */
    public PatientId origin() {
        return patients.getLast();
    }

    public boolean startsWith(MergePath other) {
        return patients.size() >= other.patients.size()
                && patients.subList(0, other.patients.size()).equals(other.patients);
    }

    /** What is left after {@code first}; empty when this path does not begin with it, or ends there. */
    public Optional<MergePath> beyond(MergePath first) {
        return startsWith(first) && patients.size() > first.patients.size()
                ? Optional.of(new MergePath(patients.subList(first.patients.size(), patients.size())))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.join("/", patients.stream().map(PatientId::value).toList());
    }
}
