package io.auscult.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final ModelRef A = new ModelRef("heart", "1.0.0");
    private static final ModelRef B = new ModelRef("heart", "1.1.0");
    private final Comparison.Gathering gathering = new Comparison.Gathering(A, B);

    @Test
    void comparesTheNewestAnswersOfPatientsWhoHaveBoth() {
        gathering.add("p1", scored(A, 0.9, "high"));
        gathering.add("p1", scored(A, 0.1, "low"));
        gathering.add("p1", scored(B, 0.2, "low"));
        gathering.add("p2", scored(A, 0.2, "low"));
        gathering.add("p2", scored(B, 0.6, "high"));
        gathering.add("p3", scored(A, 0.5, "high"));
        gathering.add("p3", missing(B));
        gathering.add("p4", scored(A, 0.5, "high"));
        gathering.add("p5", scored(new ModelRef("other", "1"), 0.5, "high"));

        Comparison compared = gathering.compared();

        assertThat(compared.pairs()).extracting(Comparison.Pair::patient).containsExactly("p1", "p2", "p3");
        assertThat(compared.onlyFirst()).isEqualTo(1);
        assertThat(compared.onlySecond()).isZero();
        assertThat(compared.agreeing()).isEqualTo(1);
        assertThat(compared.bands())
                .containsEntry("low", Map.of("low", 1, "high", 1))
                .containsEntry("high", Map.of("not-assessable", 1));
        assertThat(compared.changed()).extracting(Comparison.Pair::patient).containsExactly("p2", "p3");
    }

    @Test
    void tellsHowDifferencesAreSpread() {
        double[] differences = {0.0, 0.1, 0.2, 0.3, -0.4};
        for (int i = 0; i < differences.length; i++) {
            gathering.add("p" + i, scored(A, 0.5, "high"));
            gathering.add("p" + i, scored(B, 0.5 + differences[i], "high"));
        }

        Comparison.Spread spread = Objects.requireNonNull(gathering.compared().spread());

        Offset<Double> exact = Offset.offset(1e-12);
        assertThat(spread.count()).isEqualTo(5);
        assertThat(spread.least()).isCloseTo(-0.4, exact);
        assertThat(spread.lower()).isCloseTo(0.0, exact);
        assertThat(spread.median()).isCloseTo(0.1, exact);
        assertThat(spread.upper()).isCloseTo(0.2, exact);
        assertThat(spread.most()).isCloseTo(0.3, exact);
        assertThat(spread.meanAbsolute()).isCloseTo(0.2, exact);
    }

    @Test
    void reportsForReadersAndForScripts() {
        gathering.add("p1", scored(A, 0.25, "low"));
        gathering.add("p1", scored(B, 0.75, "high"));
        StringWriter text = new StringWriter();

        ComparisonReport.print(gathering.compared(), new PrintWriter(text, true));

        assertThat(text.toString()).contains("Same band: 0 of 1", "p1  low (0.2500) -> high (0.7500)");
        assertThat(ComparisonReport.json(gathering.compared()).toString())
                .contains("\"sameBand\":0", "\"patient\":\"p1\"", "\"meanAbsolute\":0.5");
    }

    @Test
    void twoModelsWithoutACommonPatientHaveNothingToCompare() {
        gathering.add("p1", scored(A, 0.25, "low"));
        StringWriter text = new StringWriter();

        ComparisonReport.print(gathering.compared(), new PrintWriter(text, true));

        assertThat(text.toString().lines()).hasSize(1);
        assertThat(ComparisonReport.json(gathering.compared()).get("difference").isNull())
                .isTrue();
    }

    private static Signal scored(ModelRef model, double value, String band) {
        return new RiskScored(
                model,
                NOW,
                List.of(new Score("score", value, "now", "probability")),
                band,
                List.of(),
                Explanation.NONE,
                List.of(),
                null);
    }

    private static Signal missing(ModelRef model) {
        return new NotAssessable(
                model, NOW, "no value", List.of(new Problem("age", Problem.Kind.MISSING, "no value")), null);
    }
}
