package io.auscult.delivery.watch;

/**
 * One count and what is made of it.
 *
 * @param subject a rule's id, or a source's name
 * @param mode how far the rule reaches; empty for a source
 * @param lastDay how many came in the last 24 hours
 * @param usualDay how many are usual in 24 hours; 0 while nothing is known
 */
public record Watched(String subject, String mode, long lastDay, double usualDay, Verdict verdict) {
    /** In a word: learning, usual, more or fewer. */
    public String word() {
        return switch (verdict) {
            case Verdict.Learning _ -> "learning";
            case Verdict.Usual _ -> "usual";
            case Verdict.Changed changed ->
                switch (changed.direction()) {
                    case MORE -> "more";
                    case FEWER -> "fewer";
                };
        };
    }
}
