package io.auscult.models.onnx;

import java.util.ArrayList;
import java.util.List;

/** Graphs as converters of scikit-learn write them, with weights that a test can compute with. */
public final class SomeGraphs {
    static final float[] COEFFICIENTS = {0.05f, 0.8f, -0.6f};
    static final float INTERCEPT = -4;

    private SomeGraphs() {}

    /** The probability of class 1, in double arithmetic. */
    static double logistic(double... x) {
        double logit = INTERCEPT;
        for (int i = 0; i < x.length; i++) {
            logit += COEFFICIENTS[i] * x[i];
        }
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** LogisticRegression with ZipMap: outputs label, and probabilities as a sequence of maps. */
    static OnnxFile logisticWithZipMap(int keyType) {
        return classifier()
                .node(OnnxFile.ML, "ZipMap", List.of("normalized"), List.of("probabilities"), zip -> {
                    if (keyType == OnnxFile.INT64) {
                        zip.numbers("classlabels_int64s", List.of(0L, 1L));
                    } else {
                        zip.texts("classlabels_strings", List.of("well", "ill"));
                    }
                })
                .output("label", OnnxFile.INT64, -1)
                .zipMapOutput("probabilities", keyType);
    }

    /** The same with {@code zipmap: False}: a tensor with a column for each class. */
    static OnnxFile logisticWithTensor() {
        return classifier()
                .node("Identity", List.of("normalized"), List.of("probabilities"), _ -> {})
                .output("label", OnnxFile.INT64, -1)
                .output("probabilities", OnnxFile.FLOAT, -1, 2);
    }

    private static OnnxFile classifier() {
        List<Float> weights = new ArrayList<>();
        for (float coefficient : COEFFICIENTS) {
            weights.add(-coefficient);
        }
        for (float coefficient : COEFFICIENTS) {
            weights.add(coefficient);
        }
        return OnnxFile.graph()
                .input("X", OnnxFile.FLOAT, -1, 3)
                .node(
                        OnnxFile.ML,
                        "LinearClassifier",
                        List.of("X"),
                        List.of("label", "raw"),
                        linear -> linear.floats("coefficients", weights)
                                .floats("intercepts", List.of(-INTERCEPT, INTERCEPT))
                                .numbers("classlabels_ints", List.of(0L, 1L))
                                .number("multi_class", 1)
                                .text("post_transform", "LOGISTIC"))
                .node(
                        OnnxFile.ML,
                        "Normalizer",
                        List.of("raw"),
                        List.of("normalized"),
                        normalizer -> normalizer.text("norm", "L1"));
    }

    /** A pipeline with a tensor for each column, of types that differ; the columns are added up after a Cast. */
    static OnnxFile perColumn() {
        return OnnxFile.graph()
                .input("age", OnnxFile.INT64, -1, 1)
                .input("creatinine", OnnxFile.DOUBLE, -1, 1)
                .input("bmi", OnnxFile.FLOAT, -1, 1)
                .node("Cast", List.of("age"), List.of("a"), cast -> cast.number("to", OnnxFile.FLOAT))
                .node("Cast", List.of("creatinine"), List.of("c"), cast -> cast.number("to", OnnxFile.FLOAT))
                .node("Concat", List.of("a", "c", "bmi"), List.of("all"), concat -> concat.number("axis", 1))
                .floats("w", new long[] {3, 1}, COEFFICIENTS)
                .floats("b", new long[] {1}, INTERCEPT)
                .node("Gemm", List.of("all", "w", "b"), List.of("logit"), _ -> {})
                .node("Sigmoid", List.of("logit"), List.of("probability"), _ -> {})
                .output("probability", OnnxFile.FLOAT, -1, 1);
    }

    /** Any number of inputs, summed with these weights; the raw output is the sum. */
    public static OnnxFile linear(float... weights) {
        return OnnxFile.graph()
                .input("X", OnnxFile.FLOAT, -1, weights.length)
                .floats("w", new long[] {weights.length, 1}, weights)
                .node("MatMul", List.of("X", "w"), List.of("sum"), _ -> {})
                .output("sum", OnnxFile.FLOAT, -1, 1);
    }

    /** Counts to the first column's value, one by one, and answers 0.5: a graph that takes as long as it is told. */
    static OnnxFile counting() {
        OnnxFile body = OnnxFile.graph()
                .input("i", OnnxFile.INT64)
                .input("go", OnnxFile.BOOL)
                .input("before", OnnxFile.FLOAT)
                .node("Identity", List.of("go"), List.of("go_on"), _ -> {})
                .node("Identity", List.of("before"), List.of("after"), _ -> {})
                .output("go_on", OnnxFile.BOOL)
                .output("after", OnnxFile.FLOAT);
        return OnnxFile.graph()
                .input("X", OnnxFile.FLOAT, 1, 1)
                .integers("scalar", new long[] {0})
                .initializer("true", OnnxFile.BOOL, new long[] {}, tensor -> tensor.number(5, 1))
                .floats("half", new long[] {}, 0.5f)
                .integers("row", new long[] {2}, 1, 1)
                .node("Reshape", List.of("X", "scalar"), List.of("x"), _ -> {})
                .node("Cast", List.of("x"), List.of("times"), cast -> cast.number("to", OnnxFile.INT64))
                .node("Loop", List.of("times", "true", "half"), List.of("end"), loop -> loop.graph("body", body))
                .node("Reshape", List.of("end", "row"), List.of("probability"), _ -> {})
                .output("probability", OnnxFile.FLOAT, 1, 1);
    }

    /** Full binary trees over the inputs, with leaves that differ: a gradient boosting of so many trees, as a probability. */
    static OnnxFile boosting(int trees, int depth, int inputs) {
        TreeTable table = new TreeTable();
        for (int tree = 0; tree < trees; tree++) {
            table.grow(tree, depth, inputs);
        }
        return OnnxFile.graph()
                .input("X", OnnxFile.FLOAT, -1, inputs)
                .node(
                        OnnxFile.ML,
                        "TreeEnsembleClassifier",
                        List.of("X"),
                        List.of("label", "probabilities"),
                        table::write)
                .output("label", OnnxFile.INT64, -1)
                .output("probabilities", OnnxFile.FLOAT, -1, 2);
    }
}
