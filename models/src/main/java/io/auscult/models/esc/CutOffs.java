package io.auscult.models.esc;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one assay in one protocol, in ng/L; a null is printed "TBD" in the guideline, so nothing can be said that needs it.
 *
 * @param veryLowBelow a first sample below it, drawn more than 3 h after onset, rules out alone
 * @param lowBelow with a small change, a first sample below it rules out
 * @param noDeltaBelow a change below it is small
 * @param highFrom a first sample from here on rules in alone
 * @param deltaFrom a change from here on rules in
 */
public record CutOffs(
        BigDecimal veryLowBelow,
        @Nullable BigDecimal lowBelow,
        @Nullable BigDecimal noDeltaBelow,
        BigDecimal highFrom,
        @Nullable BigDecimal deltaFrom) {
    static CutOffs of(int veryLowBelow, int lowBelow, int noDeltaBelow, int highFrom, int deltaFrom) {
        return new CutOffs(
                BigDecimal.valueOf(veryLowBelow),
                BigDecimal.valueOf(lowBelow),
                BigDecimal.valueOf(noDeltaBelow),
                BigDecimal.valueOf(highFrom),
                BigDecimal.valueOf(deltaFrom));
    }

    /** With the limits of the second sample still to be determined. */
    static CutOffs firstSampleOnly(int veryLowBelow, int highFrom) {
        return new CutOffs(BigDecimal.valueOf(veryLowBelow), null, null, BigDecimal.valueOf(highFrom), null);
    }
}
