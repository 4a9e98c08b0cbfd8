package io.auscult.rules.lint;

import java.util.Locale;

/** Kinds of findings. An error keeps a pack from being published or makes a rule never fire; a warning is for the author to judge. */
public enum LintKind {
    /** A file that cannot be read at all, or a name in it that nobody reads. */
    FILE(true),
    /** What a rule file may not contain. */
    FORBIDDEN(true),
    /** What the rule engine does not understand. */
    COMPILER(true),
    UNKNOWN_CONCEPT(true),
    /** A number, lock-out, card or case for a rule that the pack does not have. */
    UNKNOWN_RULE(true),
    UNKNOWN_MODEL(true),
    UNKNOWN_SCORE(true),
    UNKNOWN_BAND(true),
    /** Something asked of an answer that may not be there, after which the pack can tell nothing. */
    NULL_QUESTION(true),
    UNIT(true),
    /** A threshold that stands in a rule file, where no citation goes with it. */
    NUMBER(false),
    UNREACHABLE(true),
    THRESHOLD_OVERLAP(true),
    THRESHOLD_GAP(false),
    UNUSED(false),
    MISSING_CARD(true),
    MISSING_CASE(true),
    CASE_LINE(true),
    /** A word of a card's sentence that the rule never shows. */
    NEVER_SHOWN(true),
    LONG_SUMMARY(false),
    EVIDENCE(false),
    /** An alert that is meant to interrupt and will be shown passively. */
    PASSIVE(false),
    /** A rule that neither this pack nor one beside it has. */
    OTHER_RULE(false),
    NOT_FILLED_IN(false);

    private final boolean error;

    LintKind(boolean error) {
        this.error = error;
    }

    public boolean isError() {
        return error;
    }

    /** For a script: "unknown-concept". */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
