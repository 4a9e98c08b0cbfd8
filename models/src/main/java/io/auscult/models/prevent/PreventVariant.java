package io.auscult.models.prevent;

import java.util.Arrays;
import java.util.Optional;

/** The five equation sets: the base inputs alone, with one add-on, or with all three, of which one may then be missing. */
public enum PreventVariant {
    BASE("base", "the base equation"),
    UACR("uacr", "the equation with UACR"),
    HBA1C("hba1c", "the equation with HbA1c"),
    SDI("sdi", "the equation with SDI"),
    FULL("full", "the full equation (UACR, HbA1c, SDI)");

    private final String key;
    private final String words;

    PreventVariant(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The name in input lines and vectors. */
    public String key() {
        return key;
    }

    /** For a reader. */
    public String words() {
        return words;
    }

    public static Optional<PreventVariant> named(String key) {
        return Arrays.stream(values())
                .filter(variant -> variant.key.equals(key))
                .findFirst();
    }

    /**
     * The richest that the add-ons allow, as the R package preventr (0.12.0, "Model selection") has it: none known, base; exactly
     * one, the set with that one; two or three, the full set, whose own term stands for the one that is missing.
     */
    public static PreventVariant richest(PreventAddOns known) {
        boolean two = known.hasUacr() ? known.hasHba1c() || known.hasSdi() : known.hasHba1c() && known.hasSdi();
        if (two) {
            return FULL;
        }
        if (known.hasUacr()) {
            return UACR;
        }
        if (known.hasHba1c()) {
            return HBA1C;
        }
        return known.hasSdi() ? SDI : BASE;
    }

    /** Whether the equation has terms for the input. */
    public boolean uses(PreventInput input) {
        return switch (input) {
            case UACR -> this == UACR || this == FULL;
            case HBA1C -> this == HBA1C || this == FULL;
            case SDI -> this == SDI || this == FULL;
            case SEX, AGE, TOTAL_C, HDL_C, SBP, DM, SMOKING, BMI, EGFR, BP_TX, STATIN -> true;
        };
    }
}
