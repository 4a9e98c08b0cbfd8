package io.auscult.training.study;

import static io.auscult.training.data.ClevelandFile.CHEST_PAIN;
import static io.auscult.training.data.ClevelandFile.EXERCISE_ANGINA;
import static io.auscult.training.data.ClevelandFile.RESTING_ECG;
import static io.auscult.training.data.ClevelandFile.ST_SLOPE;
import static io.auscult.training.data.ClevelandFile.THALLIUM;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Column;
import io.auscult.training.fit.Design;
import io.auscult.training.fit.Scale;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Coronary artery disease (a narrowing of more than half of the diameter) from the findings of the Cleveland data. */
final class HeartDisease {
    static final String ID = "heart-disease-detection";

    private static final List<Column> AT_REST = List.of(
            new Column.Measured("age", Scale.NONE),
            new Column.Mapped("sex", Map.of("female", 0.0, "male", 1.0)),
            new Column.OneHot("chest_pain", CHEST_PAIN),
            new Column.Measured("resting_systolic_bp", Scale.NONE),
            new Column.Measured("total_cholesterol", Scale.NONE),
            new Column.Above("fasting_glucose", 120),
            new Column.OneHot("resting_ecg", RESTING_ECG));
    private static final List<Column> EXERCISE = List.of(
            new Column.Measured("max_heart_rate", Scale.NONE),
            new Column.Mapped("exercise_angina", Map.of(EXERCISE_ANGINA.get(0), 0.0, EXERCISE_ANGINA.get(1), 1.0)),
            new Column.Measured("st_depression", Scale.NONE),
            new Column.OneHot("st_slope", ST_SLOPE));
    private static final List<Column> IMAGING =
            List.of(new Column.Measured("fluoroscopy_vessels", Scale.NONE), new Column.OneHot("thallium", THALLIUM));

    private HeartDisease() {}

    /** @param everybody also those with a missing value, who are left out */
    static Subject subject(List<Person> everybody) {
        List<Person> people = everybody.stream()
                .filter(person -> person.has("fluoroscopy_vessels") && person.has("thallium"))
                .toList();
        return new Subject(
                ID,
                1,
                List.of(design(List.of(AT_REST, EXERCISE, IMAGING))),
                people,
                groups(people),
                List.of(),
                variants(people));
    }

    private static List<Group> groups(List<Person> people) {
        return Stream.of("sex", "age", "chest pain")
                .flatMap(division -> Group.each(division, people))
                .toList();
    }

    private static List<Variant> variants(List<Person> people) {
        return List.of(
                new Variant(
                        "without fluoroscopy and thallium scan", List.of(design(List.of(AT_REST, EXERCISE))), people),
                new Variant(
                        "history, examination, laboratory and ECG at rest only",
                        List.of(design(List.of(AT_REST))),
                        people));
    }

    private static Design design(List<List<Column>> parts) {
        return new Design("linear", parts.stream().flatMap(List::stream).toList());
    }
}
