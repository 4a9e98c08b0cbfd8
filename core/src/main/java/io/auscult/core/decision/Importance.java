package io.auscult.core.decision;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much a question matters beside others, as the owners of its rule say: which of two equally urgent alerts stands first, and which
 * of two about the same thing gives way. Ordered from most to least.
 */
public enum Importance {
    HIGHEST("highest"),
    HIGH("high"),
    USUAL("usual"),
    LOW("low"),
    LOWEST("lowest");

    private final String word;

    Importance(String word) {
        this.word = word;
    }

    /** By its word, or by its place: 1 is the highest, 5 the lowest. */
    public static Optional<Importance> of(String text) {
        return Arrays.stream(values())
                .filter(each ->
                        each.word.equals(text) || String.valueOf(each.tier()).equals(text))
                .findFirst();
    }

    /** From 1, the highest. */
    public int tier() {
        return switch (this) {
            case HIGHEST -> 1;
            case HIGH -> 2;
            case USUAL -> 3;
            case LOW -> 4;
            case LOWEST -> 5;
        };
    }

    public String word() {
        return word;
    }
}
