package io.auscult.delivery.writeback;

import java.util.List;
import java.util.Optional;

/** The EHR's FHIR server, as far as writing asks. */
public interface Ehr {

    /**
     * Replaces the one resource that meets the condition, or creates it: the same put again changes nothing.
     *
     * @param condition a search such as {@code identifier=system%7Cvalue}
     * @return the reference to it, "Flag/12"
     */
    String put(String type, String condition, String json) throws WriteFailure, InterruptedException;

    /** References to what meets the condition, at most a few. */
    List<String> find(String type, String condition) throws WriteFailure, InterruptedException;

    /** Whether the EHR has what the reference names. */
    boolean has(String reference) throws WriteFailure, InterruptedException;

    /** The only one that meets the condition; empty when there is none, or several. */
    default Optional<String> only(String type, String condition) throws WriteFailure, InterruptedException {
        List<String> found = find(type, condition);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
