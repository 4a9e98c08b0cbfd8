package io.auscult.models.prevent;

import io.auscult.core.concept.ConceptId;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of PREVENT and the values for which it may be used. Where the paper's supplement and the R package preventr (0.12.0)
 * differ, the narrower range holds: systolic pressure to 180 (not 200), BMI to 39.9, eGFR to 140 (not 150), HbA1c from 4.5 (not
 * 3). Outside, no number. The last three are the add-ons, without which there is an equation too.
 */
public enum PreventInput {
    SEX("sex", "sex", "", null, null),
    AGE("age", "age", "a", "30", "79"),
    TOTAL_C("total_c", "total-cholesterol", "mg/dL", "130", "320"),
    HDL_C("hdl_c", "hdl-cholesterol", "mg/dL", "20", "100"),
    SBP("sbp", "systolic-bp", "mm[Hg]", "90", "180"),
    DM("dm", "diabetes", "", null, null),
    SMOKING("smoking", "smoking-status", "", null, null),
    BMI("bmi", "body-mass-index", "kg/m2", "18.5", "39.9"),
    EGFR("egfr", "egfr-ckd-epi-2021", "mL/min/{1.73_m2}", "15", "140"),
    BP_TX("bp_tx", "antihypertensive", "", null, null),
    STATIN("statin", "statin", "", null, null),
    UACR("uacr", "urine-albumin-creatinine-ratio", "mg/g", "0.1", "25000"),
    HBA1C("hba1c", "hba1c", "%", "4.5", "15"),
    SDI("sdi", "social-deprivation-index", "{decile}", "1", "10");

    private final String key;
    private final String inChart;
    private final String unit;
    private final @Nullable BigDecimal low;
    private final @Nullable BigDecimal high;

    PreventInput(String key, String inChart, String unit, @Nullable String low, @Nullable String high) {
        this.key = key;
        this.inChart = inChart;
        this.unit = unit;
        this.low = low == null ? null : new BigDecimal(low);
        this.high = high == null ? null : new BigDecimal(high);
    }

    /** The name in input lines and vectors. */
    public String key() {
        return key;
    }

    /** The name in signals: the concept's, where there is one. */
    public String inChart() {
        return inChart;
    }

    public ConceptId concept() {
        return ConceptId.of(inChart);
    }

    public String unit() {
        return unit;
    }

    /** Why the equations may not be used for this value; empty when they may. */
    public Optional<String> outside(BigDecimal value) {
        if (this == SDI && value.stripTrailingZeros().scale() > 0) {
            return Optional.of(value.toPlainString() + " is no whole decile, for which alone PREVENT is published");
        }
        boolean within = (low == null || value.compareTo(low) >= 0) && (high == null || value.compareTo(high) <= 0);
        return within
                ? Optional.empty()
                : Optional.of(value.toPlainString() + " is outside " + low + " to " + high + " " + unit
                        + ", for which PREVENT is published");
    }
}
