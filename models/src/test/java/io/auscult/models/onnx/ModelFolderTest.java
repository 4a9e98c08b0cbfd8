package io.auscult.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.auscult.core.value.Mode;
import io.auscult.models.card.ModelCard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From files to a model that scores, and every reason why files are refused. */
class ModelFolderTest {
    private static final Map<String, Object> LINE = Map.of("age", 70, "creatinine", 1.4, "bmi", 22);
    private static final double PROBABILITY = SomeGraphs.logistic(70, 1.4, 22);

    @Test
    void scoresTheClassThatAZipMapWithNumbersNames() {
        try (ModelFolder folder = GivenFolder.logistic().load()) {
            assertThat(GivenFolder.score(folder, LINE))
                    .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isCloseTo(PROBABILITY, within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({"ill, 1", "well, 0"})
    void scoresTheClassThatAZipMapWithWordsNames(String word, int of) {
        double first = SomeGraphs.logistic(60, 1.2, 25);
        GivenFolder given = GivenFolder.of(SomeGraphs.logisticWithZipMap(OnnxFile.STRING))
                .onnx("{input: X, output: probabilities, class: " + word + ", sha256: SHA256}")
                .vectors(GivenFolder.ONE_VECTOR.replace("PROBABILITY", String.valueOf(of == 1 ? first : 1 - first)));
        try (ModelFolder folder = given.load()) {
            assertThat(GivenFolder.score(folder, LINE))
                    .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isCloseTo(of == 1 ? PROBABILITY : 1 - PROBABILITY, within(1e-6));
        }
    }

    @Test
    void scoresTheColumnOfATensor() {
        try (ModelFolder folder =
                GivenFolder.of(SomeGraphs.logisticWithTensor()).load()) {
            assertThat(GivenFolder.score(folder, LINE))
                    .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isCloseTo(PROBABILITY, within(1e-6));
        }
    }

    @Test
    void givesEachColumnATensorOfItsOwnType() {
        GivenFolder given = GivenFolder.of(SomeGraphs.perColumn())
                .onnx("{inputs: per-column, output: probability, sha256: SHA256}");
        try (ModelFolder folder = given.load()) {
            assertThat(GivenFolder.score(folder, LINE))
                    .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isCloseTo(PROBABILITY, within(1e-6));
            assertThat(GivenFolder.answer(folder, Map.of("age", 60.5, "creatinine", 1.4, "bmi", 22)))
                    .containsEntry("status", "not-assessable")
                    .containsEntry("reason", "The model takes whole numbers for age.");
        }
    }

    @Test
    void publishesItsCardAndShipsInShadow() {
        try (ModelFolder folder = GivenFolder.logistic().load()) {
            ModelCard card = folder.published().card();
            assertThat(card.model()).hasToString("some-model@1.0.0");
            assertThat(card.sourceAttributes()).hasSize(31);
            assertThat(folder.published().mode()).isEqualTo(Mode.SHADOW);
            assertThat(folder.published().onChart()).isPresent();
        }
    }

    @Test
    void answersWhateverTheLineHolds() {
        try (ModelFolder folder = GivenFolder.logistic().load()) {
            assertThat(GivenFolder.answer(folder, Map.of("age", "old", "creatinine", 30)))
                    .containsEntry("status", "not-assessable")
                    .containsEntry(
                            "reason", "age: not a number; creatinine: 30 is outside 0.1 to 25 mg/dL; bmi: missing");
        }
    }

    @Test
    void refusesAModelThatDoesNotReproduceItsVectors() {
        assertThatThrownBy(() -> GivenFolder.logistic()
                        .vectors(GivenFolder.ONE_VECTOR.replace("PROBABILITY", "0.5"))
                        .load())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "Model some-model does not reproduce its vector a: scores should be {score=0.5} and is");
    }

    @Test
    void refusesAFileThatTheCardWasNotWrittenFor() {
        GivenFolder given = GivenFolder.logistic();
        String other = given.card().replaceAll("sha256: .{64}", "sha256: " + "a".repeat(64));

        assertThatThrownBy(() -> given.file("card.yaml", other).load())
                .hasMessageStartingWith("model.onnx is not the file that the card was written for: its sha256 is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "card.yaml", "vectors.json"})
    void refusesAFolderWithoutOneOfItsFiles(String name) {
        assertThatThrownBy(() -> ModelFolder.load(GivenFolder.logistic().without(name)))
                .hasMessage(name + " is missing; a model folder has model.onnx, card.yaml and vectors.json");
    }

    @Test
    void refusesVectorsThatAreEmpty() {
        assertThatThrownBy(
                        () -> GivenFolder.logistic().vectors("{\"groups\": []}").load())
                .hasMessage("vectors.json: no vectors");
    }

    @Test
    void refusesWhatIsNoGraph() {
        GivenFolder given = GivenFolder.of(OnnxFile.graph());

        assertThatThrownBy(given::load).hasMessageStartingWith("model.onnx: ONNX Runtime cannot read it: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{input: Y, output: probabilities, class: 1, sha256: SHA256} | model.onnx: takes [X], and the card names [Y]; change \"onnx: input\" or the names of the inputs",
                "{inputs: per-column, output: probabilities, class: 1, sha256: SHA256} | model.onnx: takes [X], and the card names [age, bmi, creatinine]; change \"onnx: input\" or the names of the inputs",
                "{input: X, output: score, class: 1, sha256: SHA256} | model.onnx: has no output score; there are [label, probabilities]. Change \"onnx: output\"",
                "{input: X, output: label, class: 1, sha256: SHA256} | model.onnx: output label is of INT64, which is no score; name the output with the probabilities",
                "{input: X, output: probabilities, class: ill, sha256: SHA256} | card.yaml: onnx: class is \"ill\", and the classes of output probabilities are whole numbers",
                "{input: X, output: probabilities, class: 7, sha256: SHA256} | Model some-model does not reproduce its vector a: status should be scored and is not-assessable",
            })
    void refusesACardThatDoesNotFitTheGraph(String onnx, String message) {
        assertThatThrownBy(() -> GivenFolder.logistic().onnx(onnx).load())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAColumnThatTheTensorDoesNotHave() {
        assertThatThrownBy(() -> GivenFolder.of(SomeGraphs.logisticWithTensor())
                        .onnx("{input: X, output: probabilities, class: 2, sha256: SHA256}")
                        .load())
                .hasMessage(
                        "model.onnx: output probabilities has 2 columns, and \"onnx: class\" asks for column 2, counted from 0");
    }

    @Test
    void refusesAnotherNumberOfColumns() {
        assertThatThrownBy(() -> GivenFolder.logistic()
                        .inputs("- {name: age, concept: age, range: [18, 100], allowed: adults}")
                        .load())
                .hasMessage(
                        "model.onnx: input X has the shape [open, 3], and the card has 1 columns for it: it should be [1 or open, 1]");
    }

    @Test
    void refusesAFileAboveItsOwnLimit() {
        byte[] large = new byte[(1 << 20) + 1];
        GivenFolder given = GivenFolder.logistic().with("run: {megabytes: 1}");

        assertThatThrownBy(() -> given.file("model.onnx", new String(large, StandardCharsets.US_ASCII))
                        .load())
                .hasMessage("model.onnx is larger than the card's run: megabytes: 1");
    }

    @Test
    void refusesAGraphThatTakesTooLongAndSaysSo() {
        assertThatThrownBy(() -> counting().vector("{\"n\": 2000000000}").load())
                .hasMessageContaining("status should be scored and is not-assessable");
    }

    @Test
    void endsACallThatTakesTooLong() {
        try (ModelFolder folder = counting().vector("{\"n\": 3}").load()) {
            assertThat(GivenFolder.answer(folder, Map.of("n", 2_000_000_000)))
                    .containsEntry("reason", "The model did not answer within 60 ms.");
            assertThat(GivenFolder.score(folder, Map.of("n", 5))).isEqualTo(0.5);
        }
    }

    private static GivenFolder counting() {
        return GivenFolder.of(SomeGraphs.counting())
                .inputs("- {name: n, range: [0, 2000000000], allowed: how long}")
                .onnx("{input: X, output: probability, sha256: SHA256}")
                .with("run: {milliseconds: 60}");
    }

    @Test
    void refusesWeightsInAnotherFile() {
        OnnxFile graph = OnnxFile.graph()
                .input("X", OnnxFile.FLOAT, -1, 1)
                .initializer(
                        "w",
                        OnnxFile.FLOAT,
                        new long[] {1, 1},
                        tensor -> tensor.message(
                                        13, entry -> entry.text(1, "location").text(2, "weights.bin"))
                                .number(14, 1))
                .node("MatMul", List.of("X", "w"), List.of("sum"), _ -> {})
                .output("sum", OnnxFile.FLOAT, -1, 1);

        assertThatThrownBy(() -> GivenFolder.of(graph)
                        .inputs("- {name: n, range: [0, 1], allowed: any}")
                        .onnx("{input: X, output: sum, sha256: SHA256}")
                        .load())
                .hasMessageStartingWith("model.onnx: ONNX Runtime cannot read it: ");
    }

    @Test
    void anAnswerThatIsNoProbabilityIsNone() {
        GivenFolder given = GivenFolder.of(SomeGraphs.linear(1))
                .inputs("- {name: n, range: [0, 5], allowed: any}")
                .onnx("{input: X, output: sum, sha256: SHA256}")
                .vector("{\"n\": 0.5}");
        try (ModelFolder folder = given.load()) {
            assertThat(GivenFolder.answer(folder, Map.of("n", 1.5)))
                    .containsEntry("reason", "The model's answer is no probability.");
        }
    }

    /** Isotonic calibration is level beyond its ends, and would make a number of what is none. */
    @Test
    void anAnswerThatIsNoNumberIsNoneWhateverTheCalibration() {
        GivenFolder given = GivenFolder.of(SomeGraphs.linear(1))
                .inputs("- {name: n, range: [0, 5], missing: nan, allowed: any}")
                .onnx("{input: X, output: sum, sha256: SHA256}")
                .with("calibration: {isotonic: {x: [0, 5], y: [0, 1]}}")
                .vector("{\"n\": 0.5}");
        try (ModelFolder folder = given.load()) {
            assertThat(GivenFolder.score(folder, Map.of("n", 2.5))).isEqualTo(0.5);
            assertThat(GivenFolder.answer(folder, Map.of()))
                    .containsEntry("reason", "The model's answer is no number.");
        }
    }
}
