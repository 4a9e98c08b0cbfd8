package io.auscult.training.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code processed.cleveland.data} of the UCI Machine Learning Repository, data set 45 (CC BY 4.0, doi:10.24432/C52P4X): 303 people
 * referred for coronary angiography at the Cleveland Clinic. Codes as in the data set's {@code heart-disease.names}.
 */
public final class ClevelandFile {
    public static final String NAME = "processed.cleveland.data";
    public static final String SOURCE =
            "Get it from the UCI Machine Learning Repository, data set 45 \"Heart Disease\": https://doi.org/10.24432/C52P4X";
    public static final int ROWS = 303;

    private static final List<String> COLUMNS = List.of(
            "age",
            "sex",
            "cp",
            "trestbps",
            "chol",
            "fbs",
            "restecg",
            "thalach",
            "exang",
            "oldpeak",
            "slope",
            "ca",
            "thal",
            "num");
    /** The words stand for the codes 1, 2, …; of the ECG for 0, 1, 2; of the thallium scan for 3, 6, 7. */
    public static final List<String> CHEST_PAIN =
            List.of("chest-pain-typical", "chest-pain-atypical", "chest-pain-non-anginal", "chest-pain-none");

    public static final List<String> RESTING_ECG =
            List.of("resting-ecg-normal", "resting-ecg-st-t-abnormal", "resting-ecg-lvh");
    public static final List<String> ST_SLOPE = List.of("st-slope-up", "st-slope-flat", "st-slope-down");
    public static final List<String> THALLIUM =
            List.of("thallium-normal", "thallium-fixed-defect", "thallium-reversible-defect");
    public static final List<String> EXERCISE_ANGINA = List.of("exercise-angina-no", "exercise-angina-yes");
    /** What stands for the two values of {@code fbs}, which only says whether the glucose was above 120 mg/dL. */
    private static final List<Double> GLUCOSE = List.of(100.0, 140.0);

    private ClevelandFile() {}

    /** @throws WrongData when the file is not the published one */
    public static List<Person> read(Path folder) {
        return new Table(folder.resolve(NAME), SOURCE, "?")
                .withoutHeader(COLUMNS, ROWS).stream()
                        .map(ClevelandFile::person)
                        .toList();
    }

    private static Person person(Table.Row row) {
        Map<String, Object> inputs = new TreeMap<>();
        double age = row.number("age");
        inputs.put("age", age);
        inputs.put("sex", word(row, "sex", List.of("female", "male"), List.of(0, 1)));
        inputs.put("chest_pain", word(row, "cp", CHEST_PAIN, List.of(1, 2, 3, 4)));
        inputs.put("resting_systolic_bp", row.number("trestbps"));
        inputs.put("total_cholesterol", row.number("chol"));
        inputs.put("fasting_glucose", GLUCOSE.get(code(row, "fbs", List.of(0, 1))));
        inputs.put("resting_ecg", word(row, "restecg", RESTING_ECG, List.of(0, 1, 2)));
        inputs.put("max_heart_rate", row.number("thalach"));
        inputs.put("exercise_angina", word(row, "exang", EXERCISE_ANGINA, List.of(0, 1)));
        inputs.put("st_depression", row.number("oldpeak"));
        inputs.put("st_slope", word(row, "slope", ST_SLOPE, List.of(1, 2, 3)));
        row.optionalNumber("ca").ifPresent(vessels -> inputs.put("fluoroscopy_vessels", vessels));
        if (row.optionalNumber("thal").isPresent()) {
            inputs.put("thallium", word(row, "thal", THALLIUM, List.of(3, 6, 7)));
        }
        boolean diseased = code(row, "num", List.of(0, 1, 2, 3, 4)) > 0;
        return new Person(inputs, diseased, diseased ? "disease" : "none", groups(inputs, age));
    }

    private static Map<String, String> groups(Map<String, Object> inputs, double age) {
        return Map.of(
                "sex",
                (String) inputs.getOrDefault("sex", ""),
                "age",
                age < 50 ? "under 50" : age < 60 ? "50 to 59" : "60 and over",
                "chest pain",
                inputs.getOrDefault("chest_pain", "").equals("chest-pain-none") ? "none" : "any");
    }

    private static String word(Table.Row row, String column, List<String> words, List<Integer> codes) {
        return words.get(code(row, column, codes));
    }

    private static int code(Table.Row row, String column, List<Integer> codes) {
        double number = row.number(column);
        int position = codes.indexOf((int) number);
        if (position < 0 || number != Math.rint(number)) {
            throw row.wrong(column);
        }
        return position;
    }
}
