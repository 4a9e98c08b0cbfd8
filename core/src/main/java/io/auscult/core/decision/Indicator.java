package io.auscult.core.decision;

/** How urgent a card is, in the words of CDS Hooks; ordered from most to least urgent. */
public enum Indicator {
    CRITICAL,
    WARNING,
    INFO;

    /**
     * The indicator of a CDS Hooks word.
     *
     * @throws IllegalArgumentException for a word that CDS Hooks does not know
     */
    public static Indicator of(String word) {
        return switch (word) {
            case "critical" -> CRITICAL;
            case "warning" -> WARNING;
            case "info" -> INFO;
            default ->
                throw new IllegalArgumentException("Not an indicator: \"" + word + "\"; use info, warning or critical");
        };
    }

    /** Whether an alert comes forward by itself; what does not is passive, and waits in the list until somebody looks. */
    public boolean interrupts() {
        return this != INFO;
    }

    /** One step more urgent; critical stays critical. */
    public Indicator raised() {
        return switch (this) {
            case CRITICAL, WARNING -> CRITICAL;
            case INFO -> WARNING;
        };
    }

    public String word() {
        return switch (this) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
