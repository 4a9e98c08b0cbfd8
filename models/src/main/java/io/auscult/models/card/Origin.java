package io.auscult.models.card;

import io.auscult.core.concept.ConceptId;

/** Where a chart has an input. */
public sealed interface Origin {
    /** Completed years now, from the date of birth. */
    record Age() implements Origin {}

    /** The recorded sex, as a word: female, male or other. */
    record Sex() implements Origin {}

    /** Facts of a concept of the catalogue. */
    record OfConcept(ConceptId concept) implements Origin {}

    /** Nowhere: it is given on a {@code score} line only, and on a chart it is always missing. */
    record LineOnly() implements Origin {}
}
