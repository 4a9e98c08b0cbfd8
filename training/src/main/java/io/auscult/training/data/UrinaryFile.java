package io.auscult.training.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The supporting data of Debernardi et al., PLOS Medicine 2020;17(12):e1003489, doi:10.1371/journal.pmed.1003489 (CC BY 4.0): 590 urine
 * samples, 183 of people without a pancreatic disease, 208 of people with a benign hepatobiliary one, 199 of people with pancreatic
 * ductal adenocarcinoma before treatment. Plasma CA 19-9 is known of 350.
 */
public final class UrinaryFile {
    public static final String NAME = "debernardi_2020_data.csv";
    public static final String SOURCE =
            "Get it from the article's supporting information, S1 Data, saved as CSV: https://doi.org/10.1371/journal.pmed.1003489";
    public static final int ROWS = 590;
    private static final List<String> COLUMNS = List.of(
            "sample_id",
            "patient_cohort",
            "sample_origin",
            "age",
            "sex",
            "diagnosis",
            "stage",
            "plasma_CA19_9",
            "creatinine",
            "LYVE1",
            "REG1B",
            "TFF1");
    private static final Map<String, String> DIAGNOSES = Map.of("1", "healthy", "2", "benign", "3", "cancer");
    private static final Map<String, String> SEXES = Map.of("F", "female", "M", "male");

    private UrinaryFile() {}

    /** @throws WrongData when the file is not the published one */
    public static List<Person> read(Path folder) {
        return new Table(folder.resolve(NAME), SOURCE, "")
                .withHeader(COLUMNS, ROWS).stream().map(UrinaryFile::person).toList();
    }

    private static Person person(Table.Row row) {
        Map<String, Object> inputs = new TreeMap<>();
        double age = row.number("age");
        String sex = known(row, "sex", SEXES);
        inputs.put("age", age);
        inputs.put("sex", sex);
        inputs.put("creatinine", row.number("creatinine"));
        inputs.put("lyve1", row.number("LYVE1"));
        inputs.put("reg1b", row.number("REG1B"));
        inputs.put("tff1", row.number("TFF1"));
        row.optionalNumber("plasma_CA19_9").ifPresent(amount -> inputs.put("ca19_9", amount));
        String diagnosis = known(row, "diagnosis", DIAGNOSES);
        Map<String, String> groups = Map.of(
                "sex",
                sex,
                "age",
                age < 55 ? "under 55" : age < 65 ? "55 to 64" : "65 and over",
                "diagnosis",
                diagnosis.equals("cancer") ? stage(row) : diagnosis,
                "cohort",
                row.text("patient_cohort"),
                "origin",
                row.text("sample_origin"));
        return new Person(inputs, diagnosis.equals("cancer"), diagnosis, groups);
    }

    private static String stage(Table.Row row) {
        String stage = row.text("stage");
        if (!stage.matches("(I|II|III)[AB]?|IV")) {
            throw row.wrong("stage");
        }
        return stage.startsWith("III") || stage.equals("IV") ? "stage III-IV" : "stage I-II";
    }

    private static String known(Table.Row row, String column, Map<String, String> words) {
        String word = words.get(row.text(column));
        if (word == null) {
            throw row.wrong(column);
        }
        return word;
    }
}
