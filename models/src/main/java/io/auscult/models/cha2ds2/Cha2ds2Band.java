package io.auscult.models.cha2ds2;

/** What the 2024 ESC Guidelines for atrial fibrillation say of oral anticoagulation by CHA2DS2-VA. */
public enum Cha2ds2Band {
    /** 0: the score gives no reason. */
    NOT_BY_SCORE("not-by-score"),
    /** 1: should be considered. */
    CONSIDERED("should-be-considered"),
    /** 2 and more: recommended. */
    RECOMMENDED("recommended");

    private final String word;

    Cha2ds2Band(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Cha2ds2Band of(int va) {
        if (va >= 2) {
            return RECOMMENDED;
        }
        return va == 1 ? CONSIDERED : NOT_BY_SCORE;
    }
}
