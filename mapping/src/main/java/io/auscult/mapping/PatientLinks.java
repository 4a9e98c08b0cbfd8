package io.auscult.mapping;

import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.List;

/**
 * What a sender says of records being one patient or not. Whether it is news, only the directory of known patients can tell, so
 * no event is made of it here.
 *
 * @param by who says it: a FHIR Patient, or a sender's ADT
 * @param at when the sender last changed it
 * @param apart pairs that are said expressly not to be one patient
 * @param complete true when {@code by} names all its links whenever it speaks, so that it takes back by silence what it said before
 */
public record PatientLinks(String by, Instant at, List<Merge> merges, List<Apart> apart, boolean complete) {
    public PatientLinks {
        merges = List.copyOf(merges);
        apart = List.copyOf(apart);
    }

    /** {@code retired} goes on under {@code survivor}. */
    public record Merge(PatientId retired, PatientId survivor) {}

    /** Neither goes on under the other. */
    public record Apart(PatientId one, PatientId other) {}

    /** Of a FHIR Patient: these links and no others. */
    public static PatientLinks all(String by, Instant at, List<Merge> merges) {
        return new PatientLinks(by, at, merges, List.of(), true);
    }

    public static PatientLinks merge(String by, Instant at, PatientId retired, PatientId survivor) {
        return new PatientLinks(by, at, List.of(new Merge(retired, survivor)), List.of(), false);
    }

    public static PatientLinks apart(String by, Instant at, PatientId one, PatientId other) {
        return new PatientLinks(by, at, List.of(), List.of(new Apart(one, other)), false);
    }
}
