package io.auscult.core.concept;

import io.auscult.core.value.Code;

/**
 * A code that one sender made up for itself: laboratory A's {@code GLU} says nothing about what laboratory B means by {@code GLU}.
 *
 * @param sender the configured name of the sender, as the envelope of its events says it
 */
public record LocalCode(String sender, Code code) {
    public LocalCode {
        if (sender.isBlank()) {
            throw new IllegalArgumentException("A local code has a sender");
        }
    }
}
