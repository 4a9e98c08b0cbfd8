package io.auscult.rules.why;

/**
 * A condition in words.
 *
 * @param subject what it is about, by which a changed condition is known again: "age"
 * @param words the whole of it: "age ≥ 40"
 */
public record Phrase(String subject, String words) {}
