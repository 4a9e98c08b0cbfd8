package io.auscult.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.auscult.training.MadeUp;
import io.auscult.training.data.Person;
import io.auscult.training.stats.Auroc;
import io.auscult.training.stats.Scored;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionTest {
    private static final List<Person> PEOPLE = MadeUp.people(400, 1);
    private static final Regression REGRESSION = Regression.fit(new Candidate(MadeUp.DESIGN, 1), PEOPLE);

    @Test
    void findsWhatTheDiseaseDependsOn() {
        assertThat(Auroc.of(PEOPLE.stream()
                                .map(one -> new Scored(REGRESSION.probability(one.inputs()), one.diseased()))
                                .toList())
                        .value())
                .isGreaterThan(0.85);
        assertThat(REGRESSION.weights()).hasSize(6);
        assertThat(REGRESSION.weights().subList(0, 3)).allMatch(weight -> weight > 0);
        assertThat(REGRESSION.weights().get(3)).isNegative();
        assertThat(REGRESSION.weights().get(4)).isPositive();
    }

    @Test
    void theProbabilityIsTheLogisticOfTheWeighedTerms() {
        Map<String, Object> inputs = PEOPLE.getFirst().inputs();
        assertThat(REGRESSION.probability(inputs)).isCloseTo(1 / (1 + Math.exp(-logOdds(inputs))), within(1e-12));
    }

    private static double logOdds(Map<String, Object> inputs) {
        double[] scaled = REGRESSION.scaling().scaled(MadeUp.DESIGN.terms(inputs));
        return IntStream.range(0, scaled.length)
                        .mapToDouble(i -> scaled[i] * REGRESSION.weights().get(i))
                        .sum()
                + REGRESSION.weights().getLast();
    }

    @Test
    void theGraphSaysWhatTribuoSays() throws OrtException {
        byte[] graph = OnnxGraph.bytes(REGRESSION, "made-up", 1);
        for (Person person : PEOPLE) {
            float[] columns = columns(person);
            assertThat(run(graph, OnnxGraph.INPUT, columns)[1])
                    .isCloseTo((float) REGRESSION.probability(person.inputs()), within(1e-6f));
        }
    }

    private static float[] columns(Person person) {
        double[] values = MadeUp.DESIGN.columns().stream()
                .flatMap(column -> column.columns(person.value(column.input())).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return floats(values);
    }

    /** Why the graph is not written by Tribuo itself; when this fails, Tribuo has been mended and may write it. */
    @Test
    void tribuosOwnGraphDoublesTheLogOdds() throws OrtException {
        Person person = PEOPLE.getFirst();
        byte[] graph = REGRESSION.model().exportONNXModel("io.auscult", 1).toByteArray();
        float[] answer = run(graph, "input", floats(REGRESSION.scaling().scaled(MadeUp.DESIGN.terms(person.inputs()))));
        double doubled = 1 / (1 + Math.exp(-2 * logOdds(person.inputs())));
        assertThat(Math.max(answer[0], answer[1])).isCloseTo((float) Math.max(doubled, 1 - doubled), within(1e-5f));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] run(byte[] graph, String input, float[] columns) throws OrtException {
        OrtEnvironment onnx = OrtEnvironment.getEnvironment();
        try (OrtSession session = onnx.createSession(graph);
                OnnxTensor tensor =
                        OnnxTensor.createTensor(onnx, FloatBuffer.wrap(columns), new long[] {1, columns.length});
                OrtSession.Result answer = session.run(Map.of(input, tensor))) {
            return ((float[][]) answer.get(0).getValue())[0];
        }
    }
}
