package io.auscult.streams.processor;

import io.auscult.core.decision.Decision;
import io.auscult.core.value.ContentHash;

/** The content of a decision as a short text, so that the state need not hold whole decisions to tell whether one is new. */
final class DecisionHash {
    private DecisionHash() {}

    static String of(Decision decision) {
        return ContentHash.of(decision.toString());
    }
}
