package io.auscult.models;

import io.auscult.core.chart.MemoryChart;
import io.auscult.core.signal.RiskModel;
import io.auscult.models.AnyChart.Entry;
import io.auscult.models.AnyChart.Who;
import io.auscult.models.onnx.GivenFolder;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.models.onnx.SomeGraphs;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** What holds of every model holds of model folders, whatever their cards take from a chart. */
class FolderOnAnyChartTest {
    private static final int[] HOURS = {1, 7, 25, 24 * 29, 24 * 364, 24 * 4000};

    /** Everything may be missing, so that most charts are scored. */
    private static final ModelFolder LENIENT = GivenFolder.of(SomeGraphs.linear(new float[16]))
            .inputs("""
                    - {name: age, concept: age, range: [0, 120], allowed: any}
                    - {name: sex, concept: sex, transform: {map: {female: 0, male: 1, other: 2, unknown: 3}}, allowed: any}
                    - {name: newest, concept: creatinine, unit: mg/dL, range: [0, 30], missing: {impute: 1, flag: newest_missing}, allowed: any}
                    - {name: recent, concept: creatinine, unit: mg/dL, window: P90D, range: [0, 30], missing: nan, allowed: any}
                    - {name: oldest, concept: glucose, unit: mg/dL, take: oldest, window: P500D, range: [0, 3000], missing: nan, allowed: any}
                    - {name: lowest, concept: hba1c, unit: '%', take: min, range: [0, 20], missing: nan, allowed: any}
                    - {name: highest, concept: hba1c, unit: '%', take: max, window: P30D, range: [0, 20], missing: nan, allowed: any}
                    - {name: mean, concept: systolic-bp, unit: 'mm[Hg]', take: mean, window: P365D, range: [0, 300], missing: nan, allowed: any}
                    - {name: count, concept: systolic-bp, take: count, window: PT30H, range: [0, 100], allowed: any}
                    - {name: statin, concept: statin, take: present, allowed: any}
                    - {name: diabetes, concept: diabetes, take: present, window: P365D, allowed: any}
                    - {name: smoking, concept: smoking-status, transform: {map: {current-smoker: 1, not-current-smoker: 0}}, missing: {impute: not-current-smoker}, allowed: any}
                    - {name: bmi, concept: body-mass-index, unit: kg/m2, range: [0, 200], missing: nan, allowed: any}
                    - {name: egfr, concept: egfr-ckd-epi-2021, unit: 'mL/min/{1.73_m2}', range: [0, 300], missing: {impute: 90}, allowed: any}
                    - {name: elsewhere, range: [0, 1], missing: {impute: 0}, allowed: on a line only}
                    """)
            .onnx("{input: X, output: sum, sha256: SHA256}")
            .with("score: {scale: points}")
            .with("excludes: [pancreatic-cancer]")
            .vector(
                    "{\"age\": 1, \"sex\": \"male\", \"statin\": 0, \"diabetes\": 1, \"count\": 2, \"recent\": 1, \"oldest\": 9, \"lowest\": 1,"
                            + " \"highest\": 2, \"mean\": 120, \"bmi\": 20, \"newest\": 1}")
            .load();

    /** What a chart of AnyChart often has; a range that is often left. */
    private static final ModelFolder STRICT = GivenFolder.logistic().load();

    private static final List<RiskModel> MODELS = List.of(
            LENIENT.published().onChart().orElseThrow(),
            STRICT.published().onChart().orElseThrow());

    @AfterContainer
    static void close() {
        LENIENT.close();
        STRICT.close();
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return AnyChart.entries();
    }

    @Provide
    Arbitrary<Who> people() {
        return AnyChart.people();
    }

    @Property(tries = 400)
    void theAnswerHoldsUntilItsDueTime(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        for (MemoryChart chart : List.of(AnyChart.complete(who, entries), AnyChart.bare(who, entries))) {
            MODELS.forEach(model -> ModelLaws.theAnswerHoldsUntilItsDueTime(model, chart, 8, HOURS));
        }
    }

    @Property(tries = 300)
    void noScoreStandsOnAMarkedValue(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        MemoryChart chart = AnyChart.complete(who, entries);
        MODELS.forEach(model -> ModelLaws.noScoreStandsOnAMarkedValue(model, chart, _ -> null));
    }

    @Property(tries = 300)
    void aModelReadsOnlyWhatItSaysItReads(@ForAll("people") Who who, @ForAll("entries") List<Entry> entries) {
        MemoryChart chart = AnyChart.complete(who, entries);
        MODELS.forEach(model -> ModelLaws.aModelReadsOnlyWhatItSaysItReads(model, chart));
    }
}
