package io.auscult.rules.pack;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.Coding;

/**
 * Something that a card offers to do at once. It is a draft that a clinician completes and signs; that it is sensible is what the
 * card's text and evidence say.
 *
 * @param label what the button says
 * @param kind what becomes of it in the EHR
 * @param concept what is ordered, prescribed or recorded, as the catalogue names it
 * @param coding one of the concept's codes in the catalogue
 */
public record Suggestion(String label, Kind kind, ConceptId concept, Coding coding) {

    /** By the word in a card's file. */
    public enum Kind {
        /** A request for a test or a procedure. */
        ORDER("order"),
        /** A request for a drug, without a dose: that is the prescriber's. */
        PRESCRIBE("prescribe"),
        /** An entry of the problem list. */
        RECORD("record");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
