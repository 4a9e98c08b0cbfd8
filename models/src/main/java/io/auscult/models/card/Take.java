package io.auscult.models.card;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of several values of an input's window the model is given. */
public enum Take {
    NEWEST,
    OLDEST,
    MIN,
    MAX,
    MEAN,
    /** How many there are; none is 0, never missing. */
    COUNT,
    /** 1 for a diagnosis that is active, a drug in force, anything else on record in the window; else 0, never missing. */
    PRESENT;

    /** The word in a card. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Take> of(String word) {
        return Arrays.stream(values()).filter(take -> take.word().equals(word)).findFirst();
    }
}
