package io.auscult.models.onnx;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import io.auscult.models.card.Engine;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The output of a graph that holds the score: a column of a tensor, or a class of a ZipMap (a sequence with a map for each row). */
sealed interface GraphOutput {
    String name();

    double[] read(OnnxValue value, int rows) throws OrtException, NoAnswer;

    /** @throws IllegalStateException when the graph has no such output */
    static GraphOutput of(Map<String, NodeInfo> graph, Engine.Onnx card) {
        NodeInfo node = graph.get(card.output());
        if (node == null) {
            throw new IllegalStateException("model.onnx: has no output " + card.output() + "; there are "
                    + new TreeSet<>(graph.keySet()) + ". Change \"onnx: output\"");
        }
        if (node.getInfo() instanceof TensorInfo tensor) {
            return Tensor.of(card, tensor);
        }
        if (node.getInfo() instanceof SequenceInfo sequence) {
            return ZipMap.of(card, sequence);
        }
        throw new IllegalStateException("model.onnx: output " + card.output() + " is neither a tensor nor a ZipMap");
    }

    /** @param column counted from 0 */
    record Tensor(String name, int column, boolean isDouble) implements GraphOutput {
        static Tensor of(Engine.Onnx card, TensorInfo info) {
            if (info.type != OnnxJavaType.FLOAT && info.type != OnnxJavaType.DOUBLE) {
                throw new IllegalStateException("model.onnx: output " + card.output() + " is of " + info.type
                        + ", which is no score; name the output with the probabilities");
            }
            if (!card.outputClass().matches("\\d{1,9}")) {
                throw new IllegalStateException("card.yaml: onnx: class is \"" + card.outputClass() + "\", and output "
                        + card.output() + " is a tensor: give the number of its column, from 0");
            }
            int column = Integer.parseInt(card.outputClass());
            long[] shape = info.getShape();
            long columns = shape.length == 1 ? 1 : shape.length == 2 ? shape[1] : 0;
            if (columns == 0 || (columns > 0 && column >= columns)) {
                throw new IllegalStateException("model.onnx: output " + card.output() + " has " + columns
                        + " columns, and \"onnx: class\" asks for column " + column + ", counted from 0");
            }
            return new Tensor(card.output(), column, info.type == OnnxJavaType.DOUBLE);
        }

        @Override
        public double[] read(OnnxValue value, int rows) throws NoAnswer {
            OnnxTensor tensor = (OnnxTensor) value;
            return isDouble ? doubles(tensor.getDoubleBuffer(), rows) : floats(tensor.getFloatBuffer(), rows);
        }

        private double[] doubles(DoubleBuffer all, int rows) throws NoAnswer {
            int width = width(all.remaining(), rows);
            double[] scores = new double[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = all.get(i * width + column);
            }
            return scores;
        }

        private double[] floats(FloatBuffer all, int rows) throws NoAnswer {
            int width = width(all.remaining(), rows);
            double[] scores = new double[rows];
            for (int i = 0; i < rows; i++) {
                scores[i] = all.get(i * width + column);
            }
            return scores;
        }

        private int width(int numbers, int rows) throws NoAnswer {
            if (numbers % rows != 0 || column >= numbers / rows) {
                throw new NoAnswer("The model's output " + name + " has no column " + column + " for every row.");
            }
            return numbers / rows;
        }
    }

    /** @param key a class as the graph names it, a text or a {@code Long} */
    record ZipMap(String name, Object key) implements GraphOutput {
        static ZipMap of(Engine.Onnx card, SequenceInfo info) {
            MapInfo map = info.mapInfo;
            if (!info.sequenceOfMaps || (map.keyType != OnnxJavaType.STRING && map.keyType != OnnxJavaType.INT64)) {
                throw new IllegalStateException("model.onnx: output " + card.output()
                        + " is a sequence, but not of maps from classes to probabilities");
            }
            return new ZipMap(card.output(), key(card, map.keyType));
        }

        private static Object key(Engine.Onnx card, OnnxJavaType type) {
            if (type == OnnxJavaType.STRING) {
                return card.outputClass();
            }
            if (!card.outputClass().matches("-?\\d{1,18}")) {
                throw new IllegalStateException("card.yaml: onnx: class is \"" + card.outputClass()
                        + "\", and the classes of output " + card.output() + " are whole numbers");
            }
            return Long.valueOf(card.outputClass());
        }

        @Override
        public double[] read(OnnxValue value, int rows) throws OrtException, NoAnswer {
            List<? extends OnnxValue> maps = ((OnnxSequence) value).getValue();
            try {
                double[] scores = new double[rows];
                for (int i = 0; i < rows; i++) {
                    scores[i] = score(((OnnxMap) maps.get(i)).getValue());
                }
                return scores;
            } finally {
                maps.forEach(OnnxValue::close);
            }
        }

        private double score(Map<?, ?> classes) throws NoAnswer {
            if (classes.get(key) instanceof Number number) {
                return number.doubleValue();
            }
            throw new NoAnswer("The model's output " + name + " has no class " + key + "; there are "
                    + new TreeSet<>(
                            classes.keySet().stream().map(String::valueOf).toList()) + ".");
        }
    }
}
