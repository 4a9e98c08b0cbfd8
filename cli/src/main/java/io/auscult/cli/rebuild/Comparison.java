package io.auscult.cli.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How two generations agree, as of one point of the log.
 *
 * @param equal how many questions both answer alike, by stage
 */
record Comparison(Map<String, Integer> equal, List<Difference> differences) {
    Comparison {
        equal = Map.copyOf(equal);
        differences = List.copyOf(differences);
    }

    boolean agrees() {
        return differences.isEmpty();
    }

    int equal(Stage<?> stage) {
        return equal.getOrDefault(stage.word(), 0);
    }

    /** The differences of a stage by rule or model. */
    Map<String, List<Difference>> of(Stage<?> stage) {
        Map<String, List<Difference>> byName = new TreeMap<>();
        differences.stream()
                .filter(difference -> difference.stage().equals(stage))
                .forEach(difference -> byName.computeIfAbsent(
                                difference.question().about(), _ -> new ArrayList<>())
                        .add(difference));
        return byName;
    }
}
