package io.auscult.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.score.LineAnswer;
import io.auscult.models.score.LineInputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each input adds, and what would change the band. */
class ExplanationTest {
    private static final String REFERENCE =
            "reference: {age: 55, creatinine: 0.9, bmi: 27}\nreference-of: training medians";
    private static final ModelFolder LOGISTIC =
            GivenFolder.logistic().with(REFERENCE).cutAt("0.5").load();
    private static final double OF_REFERENCE = SomeGraphs.logistic(55, 0.9, 27);

    /** Rows scored together and alone may differ by so much. */
    private static final double FLOAT_NOISE = 1e-6;

    private static final int MANY = 20;
    private static final ModelFolder TREES = trees(8);
    private static final ModelFolder MANY_TREES = trees(MANY);

    @AfterContainer
    static void close() {
        LOGISTIC.close();
        TREES.close();
        MANY_TREES.close();
    }

    private static ModelFolder trees(int inputs) {
        String each = IntStream.range(0, inputs)
                .mapToObj(i -> "- {name: x" + i + ", range: [0, 100], precision: 0.5, allowed: any}")
                .collect(Collectors.joining("\n"));
        String reference =
                IntStream.range(0, inputs).mapToObj(i -> "x" + i + ": 50").collect(Collectors.joining(", "));
        String vector =
                IntStream.range(0, inputs).mapToObj(i -> "\"x" + i + "\": 1").collect(Collectors.joining(", "));
        return GivenFolder.of(SomeGraphs.boosting(100, 6, inputs))
                .inputs(each)
                .with("reference: {" + reference + "}")
                .cutAt("0.5")
                .vector("{" + vector + "}")
                .load();
    }

    private static LineAnswer.Scored scored(ModelFolder folder, Map<String, ?> inputs) {
        return (LineAnswer.Scored) folder.published().line().score(new LineInputs(inputs));
    }

    private static double score(LineAnswer.Scored scored) {
        return (double) scored.scores().getOrDefault("score", Double.NaN);
    }

    private static double sum(Explanation explanation) {
        return explanation.contributions().stream()
                .mapToDouble(Contribution::amount)
                .sum();
    }

    @Property(tries = 100)
    void contributionsAddUpToTheDifferenceFromTheReference(
            @ForAll @DoubleRange(min = 18, max = 100) double age,
            @ForAll @DoubleRange(min = 0.1, max = 25) double creatinine,
            @ForAll @DoubleRange(min = 10, max = 60) double bmi) {
        LineAnswer.Scored scored = scored(LOGISTIC, Map.of("age", age, "creatinine", creatinine, "bmi", bmi));

        assertThat(sum(scored.explanation())).isCloseTo(score(scored) - OF_REFERENCE, within(1e-6));
        assertThat(scored.explanation().method())
                .isEqualTo("exact Shapley values of the score, against training medians");
    }

    @Property(tries = 20)
    void thoseOfTreesAddUpToo(@ForAll @IntRange(max = 1_000_000) int seed) {
        for (ModelFolder folder : List.of(TREES, MANY_TREES)) {
            Map<String, Object> person = person(folder, seed);
            LineAnswer.Scored scored = scored(folder, person);
            double reference = score(scored(folder, reference(folder)));

            assertThat(sum(scored.explanation())).isCloseTo(score(scored) - reference, within(1e-12));
            assertThat(scored(folder, person)).isEqualTo(scored);
        }
    }

    private static Map<String, Object> person(ModelFolder folder, int seed) {
        Map<String, Object> person = new LinkedHashMap<>();
        folder.card()
                .inputs()
                .forEach(input ->
                        person.put(input.name(), (seed / (person.size() + 1) + 37 * person.size()) % 201 / 2.0));
        return person;
    }

    private static Map<String, Object> reference(ModelFolder folder) {
        return folder.card().reference().values();
    }

    /** Of a model that adds, every order gives the same: coefficient times the way from the reference. */
    @Test
    void thoseOfALinearModelAreItsTerms() {
        for (int inputs : new int[] {4, MANY}) {
            float[] weights = new float[inputs];
            StringBuilder each = new StringBuilder();
            StringBuilder reference = new StringBuilder("reference: {");
            Map<String, Object> person = new LinkedHashMap<>();
            for (int i = 0; i < inputs; i++) {
                weights[i] = (i % 5) - 2;
                each.append("- {name: x").append(i).append(", range: [0, 100], allowed: any}\n");
                reference.append("x").append(i).append(": 10, ");
                person.put("x" + i, 10 + i);
            }
            GivenFolder given = GivenFolder.of(SomeGraphs.linear(weights))
                    .inputs(each.toString())
                    .onnx("{input: X, output: sum, sha256: SHA256}")
                    .with("score: {scale: points}")
                    .with(reference + "}")
                    .vector(person.toString().replaceAll("(x\\d+)=", "\"$1\": "));
            try (ModelFolder folder = given.load()) {
                List<Contribution> found = scored(folder, person).explanation().contributions();
                for (int i = 0; i < inputs; i++) {
                    assertThat(found.get(i).amount()).isCloseTo(weights[i] * i, within(1e-4));
                }
            }
        }
    }

    @Test
    void withoutAReferenceNothingIsClaimed() {
        try (ModelFolder folder = GivenFolder.logistic().load()) {
            Explanation explanation = scored(folder, Map.of("age", 70, "creatinine", 1, "bmi", 20))
                    .explanation();
            assertThat(explanation).isEqualTo(Explanation.NONE);
        }
    }

    @Test
    void refusesAReferenceThatLeavesAnInputOut() {
        assertThatThrownBy(() -> GivenFolder.logistic()
                        .with("reference: {age: 55, bmi: 27}")
                        .load())
                .hasMessage("card.yaml: reference: creatinine: missing");
    }

    @Property(tries = 200)
    void aWayOutIsTheNearestStepIntoTheOtherBand(
            @ForAll @DoubleRange(min = 18, max = 100) double age,
            @ForAll @DoubleRange(min = 0.1, max = 25) double creatinine,
            @ForAll @DoubleRange(min = 10, max = 60) double bmi) {
        Map<String, Object> person = Map.of("age", age, "creatinine", creatinine, "bmi", bmi);
        LineAnswer.Scored scored = scored(LOGISTIC, person);
        for (WayOut way : scored.explanation().waysOut()) {
            double there = Double.parseDouble(way.value());
            double step = way.input().equals("bmi") ? 0.1 : 0.01;
            double before = there - Math.signum(there - value(person, way.input())) * step;

            assertThat(way.input()).isNotEqualTo("age");
            assertThat(way.ucum()).isEqualTo(way.input().equals("bmi") ? "kg/m2" : "mg/dL");
            assertThat(with(person, way.input(), there).band())
                    .isEqualTo(way.band())
                    .isNotEqualTo(scored.band());
            LineAnswer.Scored nearer = with(person, way.input(), Math.round(before / step) * step);
            if (Math.abs(there - value(person, way.input())) > step && Math.abs(score(nearer) - 0.5) > FLOAT_NOISE) {
                assertThat(nearer.band()).isEqualTo(scored.band());
            }
        }
        assertThat(scored.explanation().waysOut()).hasSizeLessThanOrEqualTo(2);
    }

    /** Creatinine has coefficient 0.8: (4 + 0.6·25 − 0.05·60) / 0.8 = 20, the first step from which the score is 0.5. */
    @Test
    void findsTheNearestPrintedValue() {
        Explanation explanation = scored(LOGISTIC, Map.of("age", 60, "creatinine", 19.4, "bmi", 25))
                .explanation();

        assertThat(explanation.waysOut())
                .extracting(WayOut::input, WayOut::band)
                .containsExactly(tuple("creatinine", "high"), tuple("bmi", "high"));
        assertThat(Double.parseDouble(explanation.waysOut().getFirst().value())).isCloseTo(20, within(0.011));
        assertThat(Double.parseDouble(explanation.waysOut().getLast().value())).isCloseTo(24.2, within(0.11));
    }

    private static double value(Map<String, Object> person, String input) {
        return ((Number) person.getOrDefault(input, Double.NaN)).doubleValue();
    }

    private static LineAnswer.Scored with(Map<String, Object> person, String input, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(person);
        changed.put(input, value);
        return scored(LOGISTIC, changed);
    }
}
