package io.auscult.models.prevent;

/**
 * What PREVENT can use beyond its base inputs; NaN for what is not known, which the equations that want it have a term for. An
 * unknown value is never taken for a low one.
 *
 * @param uacr urine albumin to creatinine, mg/g
 * @param hba1c %
 * @param sdi decile of the Social Deprivation Index, 1 (least deprived) to 10, a whole number
 */
public record PreventAddOns(double uacr, double hba1c, double sdi) {
    public static final double NOT_KNOWN = Double.NaN;
    public static final PreventAddOns NONE = new PreventAddOns(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN);

    public boolean hasUacr() {
        return !Double.isNaN(uacr);
    }

    public boolean hasHba1c() {
        return !Double.isNaN(hba1c);
    }

    public boolean hasSdi() {
        return !Double.isNaN(sdi);
    }
}
