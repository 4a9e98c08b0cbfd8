package io.auscult.models.prevent;

/** How far PREVENT looks ahead, and up to which age it is published for that: nobody's risk at 90 stands on the derivation data. */
public enum PreventHorizon {
    TEN_YEARS("10yr", 79),
    THIRTY_YEARS("30yr", 59);

    private final String key;
    private final int oldest;

    PreventHorizon(String key, int oldest) {
        this.key = key;
        this.oldest = oldest;
    }

    public String key() {
        return key;
    }

    /** The last age, in years, for which the horizon is published; the first is 30 for both. */
    public int oldest() {
        return oldest;
    }

    /** @param age in years, 30 or more */
    public boolean isFor(double age) {
        return age <= oldest;
    }
}
