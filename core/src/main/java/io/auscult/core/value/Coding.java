package io.auscult.core.value;

import org.jspecify.annotations.Nullable;

/** A code as a source wrote it, with the source's own display text where it gave one. */
public record Coding(Code code, @Nullable String display) {}
