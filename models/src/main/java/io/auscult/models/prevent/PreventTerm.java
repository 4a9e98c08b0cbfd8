package io.auscult.models.prevent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the equations, named as the rows of {@code coefficients.csv}, with their transforms (Khan 2024, Tables S12A to
 * S12J). The centring makes every term 0 for a person of 55 years with non-HDL cholesterol 3.5 mmol/L, HDL 1.3 mmol/L, 130
 * mm[Hg], BMI 25 to 30, eGFR 90, UACR 1 mg/g, HbA1c 5.3 % and an SDI decile of 1 to 3; cholesterol is converted by exactly
 * 0.02586.
 *
 * <p>Each term is attributed to one input, so that contributions add up: an interaction with age to the other partner, the
 * treatment interactions to the treatment, non-HDL cholesterol to total cholesterol, and a missing add-on to that add-on.
 */
enum PreventTerm {
    AGE(PreventInput.AGE),
    AGE_SQUARED(PreventInput.AGE),
    NON_HDL_C(PreventInput.TOTAL_C),
    HDL_C(PreventInput.HDL_C),
    SBP_LT_110(PreventInput.SBP),
    SBP_GTE_110(PreventInput.SBP),
    DM(PreventInput.DM),
    SMOKING(PreventInput.SMOKING),
    BMI_LT_30(PreventInput.BMI),
    BMI_GTE_30(PreventInput.BMI),
    EGFR_LT_60(PreventInput.EGFR),
    EGFR_GTE_60(PreventInput.EGFR),
    BP_TX(PreventInput.BP_TX),
    STATIN(PreventInput.STATIN),
    BP_TX_X_SBP_GTE_110(PreventInput.BP_TX),
    STATIN_X_NON_HDL_C(PreventInput.STATIN),
    AGE_X_NON_HDL_C(PreventInput.TOTAL_C),
    AGE_X_HDL_C(PreventInput.HDL_C),
    AGE_X_SBP_GTE_110(PreventInput.SBP),
    AGE_X_DM(PreventInput.DM),
    AGE_X_SMOKING(PreventInput.SMOKING),
    AGE_X_BMI_GTE_30(PreventInput.BMI),
    AGE_X_EGFR_LT_60(PreventInput.EGFR),
    SDI_4_6(PreventInput.SDI),
    SDI_7_10(PreventInput.SDI),
    MISSING_SDI(PreventInput.SDI),
    LN_UACR(PreventInput.UACR),
    MISSING_UACR(PreventInput.UACR),
    HBA1C_DM(PreventInput.HBA1C),
    HBA1C_NO_DM(PreventInput.HBA1C),
    MISSING_HBA1C(PreventInput.HBA1C),
    CONSTANT(null);

    private static final double MMOL_PER_MG_DL = 0.02586;

    private final @Nullable PreventInput attributedTo;

    PreventTerm(@Nullable PreventInput attributedTo) {
        this.attributedTo = attributedTo;
    }

    /** The input that answers for the term; empty for the constant. */
    Optional<PreventInput> attributedTo() {
        return Optional.ofNullable(attributedTo);
    }

    double value(PreventInputs in) {
        return switch (this) {
            case AGE -> (in.age() - 55) / 10;
            case AGE_SQUARED -> AGE.value(in) * AGE.value(in);
            case NON_HDL_C -> MMOL_PER_MG_DL * (in.totalC() - in.hdlC()) - 3.5;
            case HDL_C -> (MMOL_PER_MG_DL * in.hdlC() - 1.3) / 0.3;
            case SBP_LT_110 -> (StrictMath.min(in.sbp(), 110) - 110) / 20;
            case SBP_GTE_110 -> (StrictMath.max(in.sbp(), 110) - 130) / 20;
            case DM -> indicator(in.diabetes());
            case SMOKING -> indicator(in.smoking());
            case BMI_LT_30 -> (StrictMath.min(in.bmi(), 30) - 25) / 5;
            case BMI_GTE_30 -> (StrictMath.max(in.bmi(), 30) - 30) / 5;
            case EGFR_LT_60 -> (StrictMath.min(in.egfr(), 60) - 60) / -15;
            case EGFR_GTE_60 -> (StrictMath.max(in.egfr(), 60) - 90) / -15;
            case BP_TX -> indicator(in.bpTreated());
            case STATIN -> indicator(in.statin());
            case BP_TX_X_SBP_GTE_110 -> BP_TX.value(in) * SBP_GTE_110.value(in);
            case STATIN_X_NON_HDL_C -> STATIN.value(in) * NON_HDL_C.value(in);
            case AGE_X_NON_HDL_C -> AGE.value(in) * NON_HDL_C.value(in);
            case AGE_X_HDL_C -> AGE.value(in) * HDL_C.value(in);
            case AGE_X_SBP_GTE_110 -> AGE.value(in) * SBP_GTE_110.value(in);
            case AGE_X_DM -> AGE.value(in) * DM.value(in);
            case AGE_X_SMOKING -> AGE.value(in) * SMOKING.value(in);
            case AGE_X_BMI_GTE_30 -> AGE.value(in) * BMI_GTE_30.value(in);
            case AGE_X_EGFR_LT_60 -> AGE.value(in) * EGFR_LT_60.value(in);
            case SDI_4_6 -> indicator(in.addOns().sdi() >= 4 && in.addOns().sdi() <= 6);
            case SDI_7_10 -> indicator(in.addOns().sdi() >= 7);
            case MISSING_SDI -> indicator(!in.addOns().hasSdi());
            case LN_UACR -> in.addOns().hasUacr() ? StrictMath.log(in.addOns().uacr()) : 0;
            case MISSING_UACR -> indicator(!in.addOns().hasUacr());
            case HBA1C_DM -> in.diabetes() ? hba1cAbove53(in) : 0;
            case HBA1C_NO_DM -> in.diabetes() ? 0 : hba1cAbove53(in);
            case MISSING_HBA1C -> indicator(!in.addOns().hasHba1c());
            case CONSTANT -> 1;
        };
    }

    private static double hba1cAbove53(PreventInputs in) {
        return in.addOns().hasHba1c() ? in.addOns().hba1c() - 5.3 : 0;
    }

    private static double indicator(boolean present) {
        return present ? 1 : 0;
    }
}
