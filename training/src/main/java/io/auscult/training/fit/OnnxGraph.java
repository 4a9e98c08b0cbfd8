package io.auscult.training.fit;

import ai.onnx.proto.OnnxMl;
import java.util.List;
import java.util.Map;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;
import org.tribuo.util.onnx.ONNXRef;

/**
 * A regression as an ONNX file: the columns in one tensor {@value #INPUT} [n, columns], standardised and weighed inside, and
 * {@value #OUTPUT} [n, 2], of which the second column is the disease.
 *
 * <p>The graph is put together here with Tribuo's builder, and not by the model's own {@code writeONNXGraph}: Tribuo 4.3.2 gives its
 * softmax the score and its negative, which doubles the log-odds of a LIBLINEAR regression with two classes. It also writes the
 * provenance with the hour of training into the file, so that no two are the same.
 */
public final class OnnxGraph {
    public static final String INPUT = "X";
    public static final String OUTPUT = "probabilities";
    /** Of Tribuo's operators. */
    private static final int OPSET = 13;
    /** The oldest that has the operator set. */
    private static final int FORMAT = 7;

    private OnnxGraph() {}

    /** The same regression gives the same bytes. */
    public static byte[] bytes(Regression regression, String name, long version) {
        ONNXContext onnx = new ONNXContext();
        onnx.setName(name);
        List<Double> weights = regression.weights();
        int columns = weights.size() - 1;
        ONNXPlaceholder input = onnx.floatInput(INPUT, columns);
        ONNXPlaceholder output = onnx.floatOutput(OUTPUT, 2);
        ONNXRef<?> terms = limited(onnx, input, regression.design().limits());
        ONNXNode scaled = terms.apply(
                        ONNXOperators.SUB,
                        array(onnx, "means", regression.scaling().means()))
                .apply(
                        ONNXOperators.DIV,
                        array(onnx, "deviations", regression.scaling().deviations()));
        ONNXInitializer weight = onnx.floatTensor("weights", List.of(columns, 2), buffer -> {
            for (int i = 0; i < columns; i++) {
                buffer.put(0).put(weights.get(i).floatValue());
            }
        });
        ONNXInitializer bias = array(onnx, "intercept", List.of(0.0, weights.getLast()));
        scaled.apply(ONNXOperators.GEMM, List.of(weight, bias))
                .apply(ONNXOperators.SOFTMAX, Map.of("axis", 1))
                .assignTo(output);
        return OnnxMl.ModelProto.newBuilder()
                .setGraph(onnx.buildGraph())
                .setProducerName("Auscult")
                .setModelVersion(version)
                .setIrVersion(FORMAT)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .build()
                .toByteArray();
    }

    /** Columns with a limit become 1 above it and 0 else; the others stay as they are. */
    private static ONNXRef<?> limited(ONNXContext onnx, ONNXRef<?> input, List<Double> limits) {
        if (limits.stream().allMatch(limit -> limit.isNaN())) {
            return input;
        }
        ONNXRef<?> limit = array(
                onnx, "limits", limits.stream().map(l -> l.isNaN() ? 0 : l).toList());
        ONNXRef<?> isLimited = array(
                onnx,
                "is_limited",
                limits.stream().map(l -> l.isNaN() ? 0.0 : 1.0).toList());
        ONNXRef<?> isNumber = array(
                onnx,
                "is_number",
                limits.stream().map(l -> l.isNaN() ? 1.0 : 0.0).toList());
        ONNXNode above = input.apply(ONNXOperators.GREATER, limit).cast(float.class);
        return above.apply(ONNXOperators.MUL, isLimited)
                .apply(ONNXOperators.ADD, input.apply(ONNXOperators.MUL, isNumber));
    }

    private static ONNXInitializer array(ONNXContext onnx, String name, List<Double> values) {
        return onnx.array(name, values.stream().mapToDouble(Double::doubleValue).toArray(), true);
    }
}
