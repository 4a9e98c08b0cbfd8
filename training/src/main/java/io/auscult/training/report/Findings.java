package io.auscult.training.report;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.Column;
import io.auscult.training.fit.OnnxGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the program found, by the names of the places in the texts of cards and reports. */
final class Findings {
    private final Made made;
    private final Map<String, String> found = new TreeMap<>();

    private Findings(Made made) {
        this.made = made;
    }

    static Map<String, String> of(Made made) {
        Findings findings = new Findings(made);
        findings.model();
        findings.performance();
        findings.heldOut();
        findings.inputs();
        findings.tables();
        return findings.found;
    }

    private void model() {
        Calibrated model = made.model();
        put("id", made.subject().id());
        put("version", made.subject().version() + ".0.0");
        put("sha256", made.sha256());
        put("onnx.input", OnnxGraph.INPUT);
        put("onnx.output", OnnxGraph.OUTPUT);
        put("platt.slope", Double.toString(model.calibrator().slope()));
        put("platt.intercept", Double.toString(model.calibrator().intercept()));
        put("cut", Double.toString(made.cut()));
        put("design", model.candidate().design().name());
        put("cost", Double.toString(model.candidate().cost()));
        put("seed", Long.toString(made.plan().seed()));
        put("outer", Integer.toString(made.plan().outer()));
        put("inner", Integer.toString(made.plan().inner()));
        put("repeats", Integer.toString(made.plan().repeats()));
        put("samples", Integer.toString(made.plan().samples()));
    }

    private void performance() {
        performance("", made.performance());
        for (int i = 0; i < made.variants().size(); i++) {
            performance("variant" + (i + 1) + ".", made.variants().get(i).performance());
        }
        for (GroupResult group : made.performance().groups()) {
            String name = "group."
                    + (group.group().division() + "." + group.group().name())
                            .toLowerCase(Locale.ROOT)
                            .replace(' ', '-');
            put(name, group.auroc().map(Words::interval).orElse("–"));
        }
    }

    private void heldOut() {
        for (HeldOut held : made.heldOut()) {
            String name = "held-out." + held.group().name().toLowerCase(Locale.ROOT);
            put(name, Words.interval(held.auroc().estimate()));
        }
    }

    private void performance(String prefix, Performance performance) {
        put(prefix + "people", Integer.toString(performance.people()));
        put(prefix + "diseased", Long.toString(performance.diseased()));
        put(prefix + "auroc", Words.interval(performance.auroc()));
        put(prefix + "sensitivity", Words.percents(performance.sensitivity()));
        put(prefix + "accuracy", Words.percent(performance.accuracy()));
        put(prefix + "slope", Words.interval(performance.calibration().slope()));
        put(prefix + "intercept", Words.three(performance.calibration().intercept()));
        put(prefix + "brier", Words.three(performance.calibration().brier()));
    }

    private void inputs() {
        for (Column column : made.model().candidate().design().columns()) {
            switch (column) {
                case Column.Measured measured -> measured(measured);
                case Column.Above _, Column.Mapped _, Column.OneHot _ ->
                    put("usual." + column.input(), most(column.input()));
            }
        }
    }

    private void measured(Column.Measured column) {
        InputRange range = InputRange.of(column, made.subject());
        put("range." + column.input(), "[" + range.low() + ", " + range.high() + "]");
        put("allowed." + column.input(), range.low() + " to " + range.high());
        put("usual." + column.input(), range.median().toString());
        put("transform." + column.input(), column.scale().word());
    }

    /** The most frequent value of an input. */
    private String most(String input) {
        List<Person> people = made.subject().people();
        return people.stream()
                .collect(Collectors.groupingBy(person -> person.value(input), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey()
                .toString();
    }

    private void tables() {
        Map<String, Function<Performance, String>> tables = Map.of(
                "main", Tables::main,
                "reliability", Tables::reliability,
                "benefits", Tables::benefits,
                "groups", Tables::groups,
                "elsewhere", Tables::elsewhere,
                "chosen", Tables::chosen);
        tables.forEach((name, table) -> put("table." + name, table.apply(made.performance())));
        put("table.held-out", Tables.heldOut(made.heldOut()));
        put("table.variants", Tables.variants(made));
        put("table.weights", Tables.weights(made.model().regression()));
    }

    private void put(String name, String value) {
        found.put(name, value);
    }
}
