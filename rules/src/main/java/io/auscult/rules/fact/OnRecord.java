package io.auscult.rules.fact;

import java.time.Instant;

/**
 * The entry of the record behind a yes: which drug of a set was ordered.
 *
 * @param words as the source calls it
 * @param at since when it holds
 */
public record OnRecord(String concept, String name, String words, Instant at, String fact) {}
