package io.auscult.core.concept;

/** Why a value is kept but not used; a value without a mark may be used. */
public enum Mark {
    NO_VALUE("no value was given"),
    NOT_NUMERIC("the value is not a number"),
    NO_UNIT("the value has no unit"),
    UNKNOWN_UNIT("the unit is not one this concept accepts"),
    IMPLAUSIBLE("the value is outside what is plausible"),
    BELOW_DETECTION("the value is below what an assay can detect and is not reported as less-than"),
    BOUND_ONLY("only a bound of the value is known"),
    NOT_FINAL("the result is not final");

    private final String words;

    Mark(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
