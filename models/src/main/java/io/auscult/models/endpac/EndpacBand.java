package io.auscult.models.endpac;

/**
 * The risk bands of the score. The paper's abstract prints "&lt;0" for very low, its Results "≤0"; only with ≤0 do the printed
 * proportions of the bands add up to 100, so that is what holds here.
 */
public enum EndpacBand {
    VERY_LOW("very_low"),
    INTERMEDIATE("intermediate"),
    HIGH("high");

    private static final int HIGH_FROM = 3;
    private static final int INTERMEDIATE_FROM = 1;

    private final String word;

    EndpacBand(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static EndpacBand of(int score) {
        if (score >= HIGH_FROM) {
            return HIGH;
        }
        return score >= INTERMEDIATE_FROM ? INTERMEDIATE : VERY_LOW;
    }
}
