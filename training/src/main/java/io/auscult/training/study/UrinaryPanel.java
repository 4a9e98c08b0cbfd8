package io.auscult.training.study;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Column;
import io.auscult.training.fit.Design;
import io.auscult.training.fit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Pancreatic cancer against everybody else in the data of Debernardi 2020: two models, because CA 19-9 is missing where centres did not
 * measure it (more often without cancer than with it), and an indicator of its absence would have learnt that.
 */
final class UrinaryPanel {
    static final String URINE_ONLY = "pancreatic-cancer-urinary";
    static final String WITH_CA19_9 = "pancreatic-cancer-urinary-ca19-9";

    private static final List<Column> DEMOGRAPHICS = List.of(
            new Column.Measured("age", Scale.NONE), new Column.Mapped("sex", Map.of("female", 0.0, "male", 1.0)));
    /** On the scale of 1 + x: one sample has none at all. */
    private static final List<Column> CA19_9 = List.of(new Column.Measured("ca19_9", Scale.LOG1P));

    /** Cohorts and centres that have cancers and others enough; the remaining ones have too few. */
    private static final List<Group> HELD_OUT = List.of(
            Group.of("cohort", "Cohort1"),
            Group.of("cohort", "Cohort2"),
            Group.of("origin", "BPTB"),
            Group.of("origin", "LIV"));

    private UrinaryPanel() {}

    static List<Subject> subjects(List<Person> everybody) {
        List<Person> measured =
                everybody.stream().filter(person -> person.has("ca19_9")).toList();
        List<Design> urine = panel(List.of());
        List<Design> both = panel(CA19_9);
        Variant demographics =
                new Variant("age and sex only", List.of(new Design("age and sex", DEMOGRAPHICS)), everybody);
        Variant sameCohort = new Variant("urine only, the same people", urine, measured);
        Variant alone = new Variant("CA 19-9 alone, the same people", List.of(new Design("log1p", CA19_9)), measured);
        return List.of(
                new Subject(URINE_ONLY, 1, urine, everybody, groups(everybody), HELD_OUT, List.of(demographics)),
                new Subject(WITH_CA19_9, 1, both, measured, groups(measured), HELD_OUT, List.of(sameCohort, alone)));
    }

    /** The proteins and creatinine either by their logarithm or by that of 1 + x, to be chosen. */
    private static List<Design> panel(List<Column> more) {
        return Stream.of(Scale.LOG, Scale.LOG1P)
                .map(scale -> {
                    List<Column> columns = new ArrayList<>(DEMOGRAPHICS);
                    Stream.of("creatinine", "lyve1", "reg1b", "tff1")
                            .forEach(name -> columns.add(new Column.Measured(name, scale)));
                    columns.addAll(more);
                    return new Design(scale.word(), columns);
                })
                .toList();
    }

    private static List<Group> groups(List<Person> people) {
        List<Group> groups = new ArrayList<>(List.of(
                Group.between("diagnosis", "cancer against healthy", "", "healthy"),
                Group.between("diagnosis", "cancer against benign disease", "", "benign"),
                Group.between("diagnosis", "stage I-II against all others", "stage I-II", ""),
                Group.between("diagnosis", "stage III-IV against all others", "stage III-IV", ""),
                Group.between("diagnosis", "stage I-II against healthy", "stage I-II", "healthy"),
                Group.between("diagnosis", "stage I-II against benign disease", "stage I-II", "benign")));
        Stream.of("sex", "age", "cohort", "origin")
                .flatMap(division -> Group.each(division, people))
                .forEach(groups::add);
        return groups;
    }
}
