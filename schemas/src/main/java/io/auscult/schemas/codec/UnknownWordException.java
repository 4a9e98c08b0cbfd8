package io.auscult.schemas.codec;

/** A kind or state that this version does not know; the word itself is not repeated, since it may be anything. */
final class UnknownWordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownWordException() {
        super("A word that this version does not know");
    }
}
