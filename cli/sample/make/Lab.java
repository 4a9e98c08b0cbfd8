import java.util.Map;

/** The measurements this sample adds: LOINC display and UCUM unit by code. */
record Lab(String code, String display, String ucum, String range) {

    private static final Map<String, Lab> ALL = Map.ofEntries(
            of("2093-3", "Cholesterol [Mass/volume] in Serum or Plasma", "mg/dL", "<200"),
            of("2571-8", "Triglyceride [Mass/volume] in Serum or Plasma", "mg/dL", "<150"),
            of("2085-9", "Cholesterol in HDL [Mass/volume] in Serum or Plasma", "mg/dL", ">40"),
            of("13457-7", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation", "mg/dL", "<130"),
            of("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", "0.6-1.2"),
            of("33914-3", "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum or Plasma by"
                    + " Creatinine-based formula (MDRD)", "mL/min/{1.73_m2}", ">59"),
            of("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", "135-145"),
            of("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", "3.5-5.1"),
            of("2345-7", "Glucose [Mass/volume] in Serum or Plasma", "mg/dL", "70-139"),
            of("1558-6", "Fasting glucose [Mass/volume] in Serum or Plasma", "mg/dL", "70-99"),
            of("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", "4.0-5.6"),
            of("67151-1", "Troponin T.cardiac high sensitivity", "ng/L", "<14"),
            of("8480-6", "Systolic blood pressure", "mm[Hg]", ""),
            of("8462-4", "Diastolic blood pressure", "mm[Hg]", ""),
            of("8867-4", "Heart rate", "/min", ""),
            of("29463-7", "Body weight", "kg", ""),
            of("39156-5", "Body mass index (BMI) [Ratio]", "kg/m2", ""));

    private static Map.Entry<String, Lab> of(String code, String display, String ucum, String range) {
        return Map.entry(code, new Lab(code, display, ucum, range));
    }

    static Lab of(String code) {
        Lab lab = ALL.get(code);
        if (lab == null) {
            throw new IllegalArgumentException("no such measurement: " + code);
        }
        return lab;
    }

    boolean vital() {
        return range.isEmpty();
    }
}
