package io.auscult.models.qtc;

/**
 * The ranges that the 2022 ESC Guidelines for ventricular arrhythmias speak of, named by their numbers: 480 ms and more, when
 * repeated, is a criterion of long-QT syndrome, 460 to 479 ms with arrhythmic syncope may be one, above 500 ms the risk is high.
 */
public enum QtcBand {
    BELOW_460("below-460"),
    FROM_460("460-479"),
    FROM_480("480-500"),
    ABOVE_500("above-500");

    private final String word;

    QtcBand(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @param qtc in ms, unrounded */
    public static QtcBand of(double qtc) {
        if (qtc > 500) {
            return ABOVE_500;
        }
        if (qtc >= 480) {
            return FROM_480;
        }
        return qtc >= 460 ? FROM_460 : BELOW_460;
    }
}
