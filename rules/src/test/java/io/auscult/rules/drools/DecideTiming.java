package io.auscult.rules.drools;

import io.auscult.core.alert.AlertBook;
import io.auscult.core.chart.MemoryChart;
import io.auscult.core.decision.Decision;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Prints what one decision costs with all bundled packs: {@code java -cp … DecideTiming}. A compass, not a benchmark. */
final class DecideTiming {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final int ROUNDS = 15;
    private static final int DECISIONS = 20_000;

    private DecideTiming() {}

    public static void main(String[] args) {
        ModelRef prevent = new ModelRef("prevent", "1.0.0");
        ModelRef endpac = new ModelRef("endpac", "1.0.0");
        ModelRef troponin = new ModelRef("esc-troponin", "1.0.0");
        long start = System.nanoTime();
        DroolsRulebook rulebook = DroolsRulebook.compile(
                BundledFiles.packs(Instant.EPOCH), Map.of(prevent, Mode.LIVE, endpac, Mode.LIVE, troponin, Mode.LIVE));
        System.out.printf("compile all packs, cold: %d ms%n", (System.nanoTime() - start) / 1_000_000);
        MemoryChart chart = new MemoryChart(
                new PatientId("a".repeat(32)), ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH)));
        time(
                "nothing to say",
                rulebook,
                chart,
                List.of(
                        scored(prevent, "ascvd", 0.01, "scored"),
                        scored(endpac, "score", 0, "very_low"),
                        scored(troponin, "troponin", 4, "rule-out")));
        time(
                "one alert",
                rulebook,
                chart,
                List.of(
                        scored(prevent, "ascvd", 0.01, "scored"),
                        scored(endpac, "score", 0, "very_low"),
                        scored(troponin, "troponin", 64, "rule-in")));
        time(
                "two alerts",
                rulebook,
                chart,
                List.of(
                        scored(prevent, "ascvd", 0.01, "scored"),
                        scored(endpac, "score", 5, "high"),
                        scored(troponin, "troponin", 64, "rule-in")));
    }

    private static Signal scored(ModelRef model, String score, double value, String band) {
        return new RiskScored(
                model,
                NOW,
                List.of(new Score(score, value, "now", "points")),
                band,
                List.of(),
                Explanation.NONE,
                List.of(),
                null);
    }

    private static void time(String what, DroolsRulebook rulebook, MemoryChart chart, List<Signal> signals) {
        double[] micros = new double[ROUNDS];
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < DECISIONS; i++) {
                List<Decision> decisions = rulebook.decide(chart, signals, AlertBook.EMPTY, NOW);
                found = decisions.size();
            }
            micros[round] = (System.nanoTime() - start) / 1_000.0 / DECISIONS;
        }
        double[] warm = Arrays.copyOfRange(micros, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(
                "%s (%d decisions): median %.1f us [%.1f..%.1f]%n",
                what, found, warm[warm.length / 2], warm[0], warm[warm.length - 1]);
    }
}
