package io.auscult.adapter.status;

/**
 * Something that must be well for a message to be taken.
 *
 * @param words how it is, in a few words
 */
public record Check(String what, boolean well, String words) {}
