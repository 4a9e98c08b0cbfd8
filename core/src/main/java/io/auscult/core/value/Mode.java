package io.auscult.core.value;

/** How far a rule or model reaches: to clinicians, only into the records, or nowhere. */
public enum Mode {
    LIVE,
    SHADOW,
    OFF;

    /** The lesser of two modes: what a live rule says about a shadow model's score stays in shadow. */
    public Mode and(Mode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The mode that a word in a file names.
     *
     * @param word {@code live} (for a model deployment also {@code active}), {@code shadow} or {@code off}
     * @throws IllegalArgumentException for any other word
     */
    public static Mode of(String word) {
        return switch (word) {
            case "live", "active" -> LIVE;
            case "shadow" -> SHADOW;
            case "off" -> OFF;
            default -> throw new IllegalArgumentException("Not a mode: \"" + word + "\"; use live, shadow or off");
        };
    }

    public String word() {
        return switch (this) {
            case LIVE -> "live";
            case SHADOW -> "shadow";
            case OFF -> "off";
        };
    }
}
