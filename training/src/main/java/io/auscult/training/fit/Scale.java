package io.auscult.training.fit;

import java.util.Locale;

/** The transforms of numbers that cards know. */
public enum Scale {
    NONE,
    LOG,
    LOG1P;

    public double of(double value) {
        return switch (this) {
            case NONE -> value;
            case LOG -> StrictMath.log(value);
            case LOG1P -> StrictMath.log1p(value);
        };
    }

    /** As in a card. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
