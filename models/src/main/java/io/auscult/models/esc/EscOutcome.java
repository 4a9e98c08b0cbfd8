package io.auscult.models.esc;

/** What the algorithm says of one or two samples. */
public enum EscOutcome {
    RULE_OUT("rule-out"),
    OBSERVE("observe"),
    RULE_IN("rule-in"),
    /** One sample does not decide. */
    SECOND_SAMPLE_NEEDED("need-second-sample"),
    /** The guideline prints no cut-off for this assay and protocol. */
    NO_CUT_OFF("not-assessable"),
    /** A sample is only known by a bound, and the answer differs within it. */
    NOT_DETERMINED("not-assessable");

    private final String word;

    EscOutcome(String word) {
        this.word = word;
    }

    /** For the first three, the band of the signal; for the others the word that a line has in its place. */
    public String word() {
        return word;
    }

    /** Whether it is an answer; the others say why there is none. */
    boolean decided() {
        return this == RULE_OUT || this == OBSERVE || this == RULE_IN;
    }
}
