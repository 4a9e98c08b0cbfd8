package io.auscult.cli.bench.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A laboratory test, with values as a hospital sees them.
 *
 * @param loinc its LOINC code
 * @param ucum the unit
 * @param low the reference range's lower end
 * @param high the reference range's upper end
 * @param decimals with which it is reported
 */
record LabTest(String loinc, String name, String ucum, double low, double high, int decimals) {
    static final List<LabTest> ALL = List.of(
            new LabTest("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", 70, 99, 0),
            new LabTest("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", 0.6, 1.3, 2),
            new LabTest("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma", "mg/dL", 7, 20, 0),
            new LabTest("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", 136, 145, 0),
            new LabTest("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", 3.5, 5.1, 1),
            new LabTest("2075-0", "Chloride [Moles/volume] in Serum or Plasma", "mmol/L", 98, 107, 0),
            new LabTest("17861-6", "Calcium [Mass/volume] in Serum or Plasma", "mg/dL", 8.5, 10.2, 1),
            new LabTest("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 12, 17.5, 1),
            new LabTest("6690-2", "Leukocytes [#/volume] in Blood by Automated count", "10*3/uL", 4, 11, 1),
            new LabTest("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", 150, 400, 0),
            new LabTest("67151-1", "Troponin T.cardiac [Mass/volume] in Serum or Plasma", "ng/L", 0, 14, 0),
            new LabTest("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", 4, 5.6, 1));

    /** Mostly within the range, sometimes beyond. */
    String value(RandomGenerator random) {
        double middle = (low + high) / 2;
        double value = Math.max(low / 2, middle + random.nextGaussian() * (high - low) / 3);
        return decimal(value);
    }

    String interpretation(String value) {
        double amount = Double.parseDouble(value);
        if (amount < low) {
            return "L";
        }
        return amount > high ? "H" : "N";
    }

    String decimal(double amount) {
        return BigDecimal.valueOf(amount)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
