package io.auscult.rules.condition;

/** A place in a rule file, both from 1. */
public record Place(int line, int column) {}
