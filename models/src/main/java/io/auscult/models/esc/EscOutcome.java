package io.auscult.models.esc;

/** What the algorithm says of one or two samples. */
public enum EscOutcome {
    RULE_OUT("rule-out"),
    OBSERVE("observe"),
    RULE_IN("rule-in"),
    /** One sample does not decide. */
    SECOND_SAMPLE_NEEDED("second-sample-needed"),
    /** The guideline prints no cut-off for this assay and protocol. */
    NO_CUT_OFF("no-cut-off"),
    /** A sample is only known by a bound, and the answer differs within it. */
    NOT_DETERMINED("not-determined");

    private final String word;

    EscOutcome(String word) {
        this.word = word;
    }

    /** For the first three, the band of the signal. */
    public String word() {
        return word;
    }
}
