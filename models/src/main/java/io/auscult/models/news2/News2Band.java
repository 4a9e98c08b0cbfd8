package io.auscult.models.news2;

/** The clinical risk that the score stands for, each with its response in the RCP's report. */
public enum News2Band {
    LOW("low"),
    /** A total of at most 4 with a 3 in one parameter: urgent review by the ward's team, not an emergency. */
    LOW_MEDIUM("low-medium"),
    MEDIUM("medium"),
    HIGH("high");

    private static final int HIGH_FROM = 7;
    private static final int MEDIUM_FROM = 5;

    private final String word;

    News2Band(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @param red whether one parameter scores 3 */
    static News2Band of(int total, boolean red) {
        if (total >= HIGH_FROM) {
            return HIGH;
        }
        if (total >= MEDIUM_FROM) {
            return MEDIUM;
        }
        return red ? LOW_MEDIUM : LOW;
    }
}
