package io.auscult.rules.diff;

/**
 * A condition in words.
 *
 * @param subject what it is about, by which a changed condition is known again: "age"
 * @param words the whole of it: "age ≥ 40"
 */
record Phrase(String subject, String words) {}
