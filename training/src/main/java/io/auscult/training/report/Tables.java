package io.auscult.training.report;

import io.auscult.training.fit.Regression;
import io.auscult.training.stats.NetBenefit;
import io.auscult.training.stats.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of the report, in Markdown. */
final class Tables {
    /** At which a positive answer is translated, because nobody to be screened has the share of cases of these data. */
    private static final List<Double> PREVALENCES = List.of(0.1, 0.01, 0.001);

    private Tables() {}

    static String main(Performance found) {
        return table(
                List.of("measure", "value (95 % interval)"),
                List.of(
                        List.of("people; with the disease", found.people() + "; " + found.diseased()),
                        List.of("AUROC", Words.interval(found.auroc())),
                        List.of("sensitivity at 95 % specificity", Words.percents(found.sensitivity())),
                        List.of("accuracy at a probability of 0.5", Words.percent(found.accuracy())),
                        List.of(
                                "calibration slope (1 is perfect)",
                                Words.interval(found.calibration().slope())),
                        List.of(
                                "calibration intercept (0 is perfect)",
                                Words.three(found.calibration().intercept())),
                        List.of("Brier score", Words.three(found.calibration().brier())),
                        List.of(
                                "Brier score of a model that always says the share of cases",
                                Words.three(baseline(found)))));
    }

    private static double baseline(Performance found) {
        double share = (double) found.diseased() / found.people();
        return share * (1 - share);
    }

    static String reliability(Performance found) {
        return table(
                List.of("probability", "people", "mean probability", "had the disease"),
                found.reliability().stream().map(Tables::bin).toList());
    }

    private static List<String> bin(Reliability bin) {
        return List.of(
                Words.fixed(bin.from(), 1) + " to " + Words.fixed(bin.below(), 1),
                Words.fixed(bin.people(), 1),
                Words.two(bin.predicted()),
                Words.two(bin.observed()));
    }

    static String benefits(Performance found) {
        return table(
                List.of("threshold", "the model", "act on everybody", "act on nobody"),
                found.benefits().stream().map(Tables::benefit).toList());
    }

    private static List<String> benefit(NetBenefit at) {
        return List.of(Words.two(at.threshold()), Words.three(at.model()), Words.three(at.everybody()), "0");
    }

    static String groups(Performance found) {
        return table(
                List.of(
                        "by",
                        "group",
                        "with the disease",
                        "without",
                        "AUROC (95 % interval)",
                        "sensitivity",
                        "specificity",
                        "mean probability",
                        "share with the disease"),
                found.groups().stream().map(Tables::group).toList());
    }

    private static List<String> group(GroupResult result) {
        return List.of(
                result.group().division(),
                result.group().name(),
                String.valueOf(result.diseased()),
                String.valueOf(result.others()),
                result.auroc().map(Words::interval).orElse("–"),
                Words.percent(result.sensitivity()),
                Words.percent(result.specificity()),
                Words.two(result.predicted()),
                Words.two(result.observed()));
    }

    static String heldOut(List<HeldOut> held) {
        return table(
                List.of(
                        "held out",
                        "with the disease",
                        "without",
                        "AUROC (95 % interval)",
                        "calibration slope",
                        "mean probability",
                        "share with the disease"),
                held.stream().map(Tables::heldOut).toList());
    }

    private static List<String> heldOut(HeldOut held) {
        int all = held.scored().size();
        return List.of(
                held.group().name(),
                String.valueOf(held.diseased()),
                String.valueOf(all - held.diseased()),
                Words.interval(held.auroc().estimate()),
                Words.interval(held.calibration().slope()),
                Words.two(held.predicted()),
                Words.two((double) held.diseased() / all));
    }

    static String variants(Made made) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(variant("this model", made.performance()));
        made.variants().forEach(other -> rows.add(variant(other.name(), other.performance())));
        return table(
                List.of("model", "people", "AUROC (95 % interval)", "sensitivity at 95 % specificity", "Brier score"),
                rows);
    }

    private static List<String> variant(String name, Performance found) {
        return List.of(
                name,
                String.valueOf(found.people()),
                Words.interval(found.auroc()),
                Words.percents(found.sensitivity()),
                Words.three(found.calibration().brier()));
    }

    /** What share of the positives would have the disease, by Bayes' rule. */
    static String elsewhere(Performance found) {
        double sensitivity = found.sensitivity().value();
        return table(
                List.of("share with the disease among those tested", "share with the disease among the positives"),
                PREVALENCES.stream()
                        .map(share -> {
                            double hits = share * sensitivity;
                            double alarms = (1 - share) * (1 - Performance.SPECIFICITY);
                            return List.of(
                                    Words.fixed(100 * share, 1) + " %",
                                    Words.fixed(100 * hits / (hits + alarms), 1) + " %");
                        })
                        .toList());
    }

    /** How often each candidate was chosen. */
    static String chosen(Performance found) {
        Map<String, Long> counts = found.validated().chosen().stream()
                .collect(Collectors.groupingBy(
                        candidate -> candidate.design().name() + ", C = " + candidate.cost(),
                        TreeMap::new,
                        Collectors.counting()));
        return table(
                List.of("candidate", "chosen in so many outer folds"),
                counts.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue().toString()))
                        .toList());
    }

    static String weights(Regression regression) {
        List<String> names = regression.design().names();
        List<Double> weights = regression.weights();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(List.of(
                    names.get(i),
                    Words.three(regression.scaling().means().get(i)),
                    Words.three(regression.scaling().deviations().get(i)),
                    Words.three(weights.get(i))));
        }
        rows.add(List.of("intercept", "", "", Words.three(weights.getLast())));
        return table(List.of("term", "mean", "standard deviation", "log-odds for one standard deviation"), rows);
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return line(head, Function.identity())
                + line(head, _ -> "---")
                + rows.stream().map(row -> line(row, Function.identity())).collect(Collectors.joining());
    }

    private static String line(List<String> cells, Function<String, String> as) {
        return cells.stream().map(as).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
