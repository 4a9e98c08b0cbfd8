package io.auscult.models.prevent;

import io.auscult.core.event.Sex;

/**
 * One person as PREVENT sees them; units and ranges as {@link PreventInput} says.
 *
 * @param sex female or male
 * @param age in years
 * @param totalC total cholesterol, mg/dL
 * @param hdlC mg/dL
 * @param sbp systolic pressure, mm[Hg]
 * @param bmi kg/m2; in the heart-failure equations only
 * @param egfr by CKD-EPI 2021, mL/min/{1.73_m2}
 */
public record PreventInputs(
        Sex sex,
        double age,
        double totalC,
        double hdlC,
        double sbp,
        boolean diabetes,
        boolean smoking,
        double bmi,
        double egfr,
        boolean bpTreated,
        boolean statin,
        PreventAddOns addOns) {
    public PreventInputs {
        if (sex != Sex.FEMALE && sex != Sex.MALE) {
            throw new IllegalArgumentException("PREVENT is published for female and male");
        }
    }

    /** Somebody of whom no add-on is known. */
    public PreventInputs(
            Sex sex,
            double age,
            double totalC,
            double hdlC,
            double sbp,
            boolean diabetes,
            boolean smoking,
            double bmi,
            double egfr,
            boolean bpTreated,
            boolean statin) {
        this(sex, age, totalC, hdlC, sbp, diabetes, smoking, bmi, egfr, bpTreated, statin, PreventAddOns.NONE);
    }

    public PreventInputs with(PreventAddOns other) {
        return new PreventInputs(sex, age, totalC, hdlC, sbp, diabetes, smoking, bmi, egfr, bpTreated, statin, other);
    }
}
