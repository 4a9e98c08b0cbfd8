package io.auscult.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.auscult.models.card.Engine.Feed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The input tensors of a graph, and which columns each takes.
 *
 * @param takesManyRows whether the first dimension is open
 */
record GraphInputs(List<Port> ports, boolean takesManyRows) {

    /** One tensor with the columns from {@code first} on, {@code width} of them. */
    private record Port(String name, OnnxJavaType type, int first, int width) {}

    /** @throws IllegalStateException when the graph's inputs are not those of the card */
    static GraphInputs of(Map<String, NodeInfo> graph, Feed feed, List<String> columns) {
        Map<String, Integer> widths = new LinkedHashMap<>();
        switch (feed) {
            case Feed.OneTensor one -> widths.put(one.name(), columns.size());
            case Feed.PerColumn _ -> columns.forEach(column -> widths.put(column, 1));
        }
        Set<String> wanted = new TreeSet<>(widths.keySet());
        if (!graph.keySet().equals(wanted)) {
            throw new IllegalStateException("model.onnx: takes " + new TreeSet<>(graph.keySet())
                    + ", and the card names " + wanted + "; change \"onnx: input\" or the names of the inputs");
        }
        List<Port> ports = new ArrayList<>();
        int first = 0;
        boolean many = true;
        for (Map.Entry<String, Integer> width : widths.entrySet()) {
            TensorInfo info = tensor(Objects.requireNonNull(graph.get(width.getKey())), width.getValue());
            ports.add(new Port(width.getKey(), info.type, first, width.getValue()));
            many &= info.getShape()[0] != 1;
            first += width.getValue();
        }
        return new GraphInputs(ports, many);
    }

    private static TensorInfo tensor(NodeInfo node, int width) {
        String name = "model.onnx: input " + node.getName();
        if (!(node.getInfo() instanceof TensorInfo info)) {
            throw new IllegalStateException(name + " is no tensor");
        }
        switch (info.type) {
            case FLOAT, DOUBLE, INT64 -> {}
            case INT8, INT16, INT32, BOOL, STRING, UINT8, FLOAT16, BFLOAT16, UNKNOWN ->
                throw new IllegalStateException(name + " is of " + info.type
                        + "; a card can give float, double and int64. Export the model with one of these");
        }
        long[] shape = info.getShape();
        if (shape.length != 2 || (shape[0] != 1 && shape[0] != -1) || (shape[1] != width && shape[1] != -1)) {
            throw new IllegalStateException(name + " has the shape " + List.of(words(shape)) + ", and the card has "
                    + width + " columns for it: it should be [1 or open, " + width + "]");
        }
        return info;
    }

    private static String words(long[] shape) {
        List<String> words = new ArrayList<>();
        for (long length : shape) {
            words.add(length < 0 ? "open" : String.valueOf(length));
        }
        return String.join(", ", words);
    }

    /** Adds a tensor for each input; whoever gave the map closes them. */
    void fill(List<double[]> rows, Map<String, OnnxTensor> tensors) throws OrtException, NoAnswer {
        for (Port port : ports) {
            tensors.put(port.name(), tensor(port, rows));
        }
    }

    private static OnnxTensor tensor(Port port, List<double[]> rows) throws OrtException, NoAnswer {
        int bytes = rows.size() * port.width() * port.type().size;
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        for (double[] row : rows) {
            for (int i = port.first(); i < port.first() + port.width(); i++) {
                put(port, buffer, row[i]);
            }
        }
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), buffer.flip(), new long[] {rows.size(), port.width()}, port.type());
    }

    private static void put(Port port, ByteBuffer buffer, double number) throws NoAnswer {
        if (port.type() == OnnxJavaType.FLOAT) {
            buffer.putFloat((float) number);
        } else if (port.type() == OnnxJavaType.DOUBLE) {
            buffer.putDouble(number);
        } else if (number == StrictMath.rint(number) && !Double.isInfinite(number)) {
            buffer.putLong((long) number);
        } else {
            throw new NoAnswer("The model takes whole numbers for " + port.name() + ".");
        }
    }
}
