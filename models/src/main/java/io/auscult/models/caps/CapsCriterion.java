package io.auscult.models.caps;

/**
 * Who is eligible, and from what age: Goggins M, Overbeek KA, Brand R, et al. Gut 2020;69:7-17, doi:10.1136/gutjnl-2019-319352,
 * PMC7295005, Table 3.
 */
public enum CapsCriterion {
    PEUTZ_JEGHERS("peutz-jeghers-syndrome", 40, 40, false),
    CDKN2A("germline-cdkn2a", 40, 40, false),
    /** BRCA1, BRCA2, PALB2, ATM, MLH1, MSH2 or MSH6. The table's ages leave MSH6 out; it is read with the others here. */
    VARIANT_AND_RELATIVE("germline-variant-with-affected-first-degree-relative", 45, 50, true),
    FAMILIAL_KINDRED("familial-pancreatic-cancer-kindred", 50, 55, true);

    /** Surveillance may begin this many years before the age at which the youngest affected blood relative fell ill. */
    static final int BEFORE_THE_YOUNGEST = 10;

    private final String word;
    private final int earliest;
    private final int latest;
    private final boolean byRelative;

    CapsCriterion(String word, int earliest, int latest, boolean byRelative) {
        this.word = word;
        this.earliest = earliest;
        this.latest = latest;
        this.byRelative = byRelative;
    }

    public String word() {
        return word;
    }

    /** The lower of the two ages that the table leaves open. */
    int earliest() {
        return earliest;
    }

    int latest() {
        return latest;
    }

    /** Whether the age of the youngest affected relative may bring the start forward. */
    boolean byRelative() {
        return byRelative;
    }
}
