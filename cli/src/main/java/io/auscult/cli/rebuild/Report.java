package io.auscult.cli.rebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.cli.up.Generation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a comparison found, by stage and by rule or model; of patients it names ids only. */
record Report(Generation running, Generation next, Comparison comparison, boolean switched) {
    private static final int PATIENTS_SHOWN = 5;

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%-13s %9s %10s%n", "", "equal", "different"));
        for (Stage<?> stage : Stage.ALL) {
            int different =
                    comparison.of(stage).values().stream().mapToInt(List::size).sum();
            text.append(
                    String.format(Locale.ROOT, "%-13s %,9d %,10d%n", stage.word(), comparison.equal(stage), different));
            comparison.of(stage).forEach((about, some) -> text.append(line(about, some)));
        }
        return text.append(verdict()).toString();
    }

    private static String line(String about, List<Difference> some) {
        TreeSet<String> patients = patients(some);
        String shown = patients.stream().limit(PATIENTS_SHOWN).collect(Collectors.joining(" "));
        String more = patients.size() > PATIENTS_SHOWN ? " and " + (patients.size() - PATIENTS_SHOWN) + " more" : "";
        return "  " + about + ": " + kinds(some) + System.lineSeparator() + "    " + shown + more
                + System.lineSeparator();
    }

    private static String kinds(List<Difference> some) {
        return Arrays.stream(Difference.Kind.values())
                .filter(kind -> count(some, kind) > 0)
                .map(kind -> count(some, kind) + " " + kind.words())
                .collect(Collectors.joining(", "));
    }

    private static long count(List<Difference> some, Difference.Kind kind) {
        return some.stream().filter(difference -> difference.kind() == kind).count();
    }

    private static TreeSet<String> patients(List<Difference> some) {
        return some.stream()
                .map(difference -> difference.question().patient())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String verdict() {
        if (switched) {
            return "Switched: " + next + " runs, " + running + " is retired.";
        }
        return (comparison.agrees() ? "They agree. " : "They differ. ") + running
                + " goes on; to switch to a new fold: auscult rebuild --switch";
    }

    String json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("running", running.number());
        report.put("next", next.number());
        report.put("switched", switched);
        ArrayNode stages = report.putArray("stages");
        for (Stage<?> stage : Stage.ALL) {
            ObjectNode node = stages.addObject();
            node.put("stage", stage.word());
            node.put("equal", comparison.equal(stage));
            ArrayNode differences = node.putArray("different");
            comparison.of(stage).forEach((about, some) -> addTo(differences, about, some));
        }
        return report.toPrettyString();
    }

    private static void addTo(ArrayNode differences, String about, List<Difference> some) {
        for (Map.Entry<String, List<Difference>> one : some.stream()
                .collect(Collectors.groupingBy(difference -> difference.kind().word()))
                .entrySet()) {
            ObjectNode node = differences.addObject();
            node.put("about", about);
            node.put("how", one.getKey());
            ArrayNode ids = node.putArray("patients");
            patients(one.getValue()).forEach(ids::add);
        }
    }
}
