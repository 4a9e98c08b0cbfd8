package io.auscult.models;

import io.auscult.core.chart.MemoryChart;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Charts as no clinician would write them: every concept of the models, years back and into the future, good values and bad. */
final class AnyChart {
    /** One thing on record; hours count back from now, negative ones forward. */
    record Entry(String concept, Flaw flaw, int step, int hours) {}

    enum Flaw {
        NONE,
        IMPLAUSIBLE,
        UNKNOWN_UNIT,
        BOUND,
        PRELIMINARY
    }

    record Who(Sex sex, @Nullable String born) {}

    private AnyChart() {}

    static Arbitrary<List<Entry>> entries() {
        Arbitrary<String> concepts = Arbitraries.of(
                "total-cholesterol",
                "hdl-cholesterol",
                "systolic-bp",
                "body-mass-index",
                "body-weight",
                "body-height",
                "creatinine",
                "egfr-ckd-epi-2021",
                "glucose",
                "fasting-glucose",
                "hba1c",
                "urine-albumin-creatinine-ratio",
                "social-deprivation-index",
                "hs-troponin-t",
                "hs-troponin-i",
                "smoking-status",
                "diabetes",
                "statin",
                "antidiabetic",
                "active-cancer",
                "ca19-9",
                "bilirubin-total",
                "platelets",
                "pancreatic-cyst-size",
                "main-pancreatic-duct-diameter",
                "pancreatic-nodule-size",
                "ipmn",
                "chronic-pancreatitis",
                "pancreatic-cyst",
                "weight-loss",
                "jaundice",
                "tumour-jaundice",
                "acute-pancreatitis",
                "lynch-syndrome",
                "germline-cdkn2a",
                "no-family-pancreatic-cancer",
                "family.pancreatic-cancer",
                "respiratory-rate",
                "heart-rate",
                "oxygen-saturation",
                "oxygen-flow",
                "inspired-oxygen",
                "oxygen-delivery",
                "room-air",
                "oxygen-saturation-target",
                "body-temperature",
                "consciousness",
                "pregnancy",
                "qt-interval",
                "qtc-interval",
                "nt-probnp",
                "atrial-fibrillation",
                "hypertension",
                "coronary-revascularization");
        Arbitrary<Flaw> flaws = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Flaw.NONE)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Flaw.values())));
        Arbitrary<Integer> hours = Arbitraries.oneOf(
                Arbitraries.integers().between(-24 * 60, 24 * 1500),
                Arbitraries.integers().between(-48, 24 * 6),
                Arbitraries.integers().between(-2, 60).map(days -> days * 24),
                Arbitraries.integers().between(300, 800).map(days -> days * 24));
        return Combinators.combine(concepts, flaws, Arbitraries.integers().between(0, 6), hours)
                .as(Entry::new)
                .list()
                .ofMaxSize(60);
    }

    static Arbitrary<Who> people() {
        return Combinators.combine(
                        Arbitraries.of(Sex.values()),
                        Arbitraries.of("1930-05-05", "1960-01-01", "1972-02-29", "1996-04-01", "2015-03-03")
                                .injectNull(0.1))
                .as(Who::new);
    }

    /** A person who has everything that PREVENT wants and a new diabetes, with the entries on top. */
    static MemoryChart complete(Who who, List<Entry> entries) {
        GivenChart given = GivenChart.chart()
                .person(who.sex(), who.born())
                .observed("total-cholesterol", "200", GivenChart.daysAgo(700))
                .observed("hdl-cholesterol", "45", GivenChart.daysAgo(690))
                .observed("systolic-bp", "131", GivenChart.daysAgo(680))
                .observed("body-weight", "90", GivenChart.daysAgo(410))
                .observed("body-weight", "85", GivenChart.daysAgo(40))
                .observed("body-height", "175", GivenChart.daysAgo(3000))
                .observed("creatinine", "1.1", GivenChart.daysAgo(600))
                .observed("fasting-glucose", "99", GivenChart.daysAgo(400))
                .observed("hba1c", "6.9", GivenChart.daysAgo(42))
                .smoking("not-current-smoker", GivenChart.daysAgo(500))
                .condition("atrial-fibrillation", "active", GivenChart.daysAgo(900))
                .observed("nt-probnp", "500", GivenChart.daysAgo(3));
        acutely(given, GivenChart.daysAgo(1));
        entries.forEach(entry -> add(given, entry));
        return given.build();
    }

    /** A person with what the pancreatic models ask: a cyst that grows, markers, relatives, a variant. */
    static MemoryChart pancreatic(Who who, List<Entry> entries) {
        GivenChart given = GivenChart.chart()
                .person(who.sex(), who.born())
                .condition("ipmn", "active", GivenChart.daysAgo(900))
                .condition("chronic-pancreatitis", "active", GivenChart.daysAgo(900))
                .observed("ca19-9", "35", GivenChart.daysAgo(700))
                .observed("bilirubin-total", "0.9", GivenChart.daysAgo(702))
                .observed("platelets", "250", GivenChart.daysAgo(650))
                .observed("pancreatic-cyst-size", "22", GivenChart.daysAgo(1000))
                .observed("pancreatic-cyst-size", "29", GivenChart.daysAgo(640))
                .observed("main-pancreatic-duct-diameter", "4", GivenChart.daysAgo(640))
                .observed("hba1c", "5.6", GivenChart.daysAgo(300))
                .condition("germline-brca2", "active", GivenChart.daysAgo(500))
                .relative("MTH", "pancreatic-cancer", "51 a");
        entries.forEach(entry -> add(given, entry));
        return given.build();
    }

    /** A set of observations and an ECG. */
    private static void acutely(GivenChart given, Instant at) {
        given.observed("respiratory-rate", "18", at)
                .observed("heart-rate", "88", at)
                .observed("oxygen-saturation", "95", at)
                .observed("systolic-bp", "128", at)
                .observed("body-temperature", "37.2", at)
                .observed("qt-interval", "410", at)
                .answered("consciousness", "alert", at)
                .answered("oxygen-delivery", "room-air", at.minus(Duration.ofMinutes(40)));
    }

    static MemoryChart bare(Who who, List<Entry> entries) {
        GivenChart given = GivenChart.chart().person(who.sex(), who.born());
        entries.forEach(entry -> add(given, entry));
        return given.build();
    }

    private static void add(GivenChart given, Entry entry) {
        Instant at = GivenChart.NOW.minus(Duration.ofHours(entry.hours()));
        switch (entry.concept()) {
            case "smoking-status" -> given.smoking(entry.step() % 2 == 0 ? "current-smoker" : "not-current-smoker", at);
            case "oxygen-delivery" -> answered(given, entry, List.of("room-air", "supplemental-oxygen"), at);
            case "oxygen-saturation-target" -> answered(given, entry, List.of("target-88-92", "target-94-98"), at);
            case "consciousness" -> answered(given, entry, List.of("alert", "new-confusion", "unresponsive"), at);
            case "room-air" -> given.noted(entry.concept(), at);
            case "coronary-revascularization" -> given.procedure(entry.concept(), "completed", at);
            case "diabetes",
                    "pregnancy",
                    "atrial-fibrillation",
                    "hypertension",
                    "active-cancer",
                    "ipmn",
                    "chronic-pancreatitis",
                    "pancreatic-cyst",
                    "weight-loss",
                    "jaundice",
                    "tumour-jaundice",
                    "acute-pancreatitis",
                    "lynch-syndrome",
                    "germline-cdkn2a",
                    "no-family-pancreatic-cancer" ->
                given.condition(entry.concept(), entry.step() % 2 == 0 ? "active" : "resolved", at);
            case "family.pancreatic-cancer" -> relative(given, entry);
            case "statin", "antidiabetic" -> given.drug(entry.concept(), entry.step() % 2 == 0, at);
            case "hs-troponin-t", "hs-troponin-i" -> troponin(given, entry, at);
            default -> measured(given, entry, at);
        }
    }

    private static void relative(GivenChart given, Entry entry) {
        String[] relationships = {"MTH", "FTH", "BRO", "MAUNT", "AUNT", "HSIS", "SPS"};
        String sender = entry.flaw() == Flaw.NONE ? "ehr" : "registry";
        String onset = entry.hours() % 2 == 0 ? null : (30 + entry.step() * 7) + " a";
        given.relative(sender, relationships[entry.step()], "pancreatic-cancer", onset);
    }

    private static void answered(GivenChart given, Entry entry, List<String> answers, Instant at) {
        switch (entry.flaw()) {
            case NONE -> given.answered(entry.concept(), answers.get(entry.step() % answers.size()), at);
            case PRELIMINARY -> given.answeredWithStatus("preliminary", entry.concept(), answers.getFirst(), at);
            case IMPLAUSIBLE, UNKNOWN_UNIT, BOUND -> given.answered(entry.concept(), "diabetes", at);
        }
    }

    private static void troponin(GivenChart given, Entry entry, Instant at) {
        String assay = entry.concept().endsWith("-t") ? "assay-elecsys-tnt-hs" : "assay-architect-tni-hs";
        switch (entry.flaw()) {
            case NONE -> given.troponin(entry.concept(), String.valueOf(3 + entry.step() * 9), assay, at);
            case BOUND -> given.troponin(entry.concept(), "<5", assay, at);
            case IMPLAUSIBLE -> given.troponin(entry.concept(), "0.004", assay, at);
            case UNKNOWN_UNIT -> given.observedIn("U/L", entry.concept(), "12", at);
            case PRELIMINARY -> given.troponin(entry.concept(), "12", null, at);
        }
    }

    private static void measured(GivenChart given, Entry entry, Instant at) {
        String amount = amount(entry);
        switch (entry.flaw()) {
            case NONE -> given.observed(entry.concept(), amount, at);
            case BOUND -> given.observedBound(entry.concept(), ">" + amount, at);
            case IMPLAUSIBLE -> given.observed(entry.concept(), "99999", at);
            case UNKNOWN_UNIT -> given.observedIn("stone", entry.concept(), amount, at);
            case PRELIMINARY -> given.observedWithStatus("preliminary", entry.concept(), amount, at);
        }
    }

    private static String amount(Entry entry) {
        int step = entry.step();
        return switch (entry.concept()) {
            case "total-cholesterol" -> String.valueOf(150 + step * 20);
            case "hdl-cholesterol" -> String.valueOf(30 + step * 5);
            case "systolic-bp" -> String.valueOf(95 + step * 13);
            case "body-mass-index" -> String.valueOf(20 + step * 3);
            case "body-weight" -> String.valueOf(60 + step * 7);
            case "body-height" -> String.valueOf(150 + step * 6);
            case "creatinine" -> String.valueOf(1 + step);
            case "egfr-ckd-epi-2021" -> String.valueOf(20 + step * 15);
            case "hba1c" -> String.valueOf(4 + step);
            case "urine-albumin-creatinine-ratio" -> step == 0 ? "0" : String.valueOf(7 * step * step);
            case "social-deprivation-index" -> step == 6 ? "4.5" : String.valueOf(1 + step);
            case "ca19-9" -> String.valueOf(34 + step);
            case "bilirubin-total" -> String.valueOf(step * 0.3);
            case "pancreatic-cyst-size" -> String.valueOf(14 + step * 6);
            case "main-pancreatic-duct-diameter" -> String.valueOf(2 + step * 2);
            case "pancreatic-nodule-size" -> String.valueOf(step * 2);
            default -> String.valueOf(80 + step * 30);
        };
    }
}
