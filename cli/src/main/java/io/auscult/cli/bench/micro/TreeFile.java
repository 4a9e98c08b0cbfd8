package io.auscult.cli.bench.micro;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A gradient boosting of full trees as an ONNX file, as scikit-learn's converter writes it with {@code zipmap: False}. For its
 * speed. The nodes of all trees are counted through.
 *
 * @param inner nodes of a tree that have children: node k has the children 2k+1 and 2k+2
 */
record TreeFile(int trees, int inner, int inputs) {
    /** Writes into a message. */
    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static final int FLOAT = 1;

    /** Inputs from 0 to 100 in a tensor {@code X}; {@code probabilities} has two columns. */
    static byte[] boosting(int trees, int depth, int inputs) {
        TreeFile file = new TreeFile(trees, (1 << depth) - 1, inputs);
        return message(model -> {
                    model.writeInt64(1, 8);
                    model.writeBytes(7, message(file::writeGraph));
                    model.writeBytes(8, opset("", 17));
                    model.writeBytes(8, opset("ai.onnx.ml", 3));
                })
                .toByteArray();
    }

    private void writeGraph(CodedOutputStream graph) throws IOException {
        graph.writeBytes(1, message(this::writeEnsemble));
        graph.writeString(2, "boosting");
        graph.writeBytes(11, tensor("X", inputs));
        graph.writeBytes(12, tensor("probabilities", 2));
    }

    private void writeEnsemble(CodedOutputStream node) throws IOException {
        node.writeString(1, "X");
        node.writeString(2, "label");
        node.writeString(2, "probabilities");
        node.writeString(4, "TreeEnsembleClassifier");
        node.writeString(7, "ai.onnx.ml");
        numbers(node, "nodes_treeids", ofNodes(i -> (long) tree(i)));
        numbers(node, "nodes_nodeids", ofNodes(i -> (long) node(i)));
        numbers(node, "nodes_featureids", ofNodes(i -> isLeaf(i) ? 0L : (tree(i) * 7L + node(i) * 3L) % inputs));
        decimals(node, "nodes_values", ofNodes(i -> isLeaf(i) ? 0f : (tree(i) * 13 + node(i) * 29) % 97 + 1.5f));
        attribute(node, "nodes_modes", 8, attribute -> {
            for (String mode : ofNodes(i -> isLeaf(i) ? "LEAF" : "BRANCH_LEQ")) {
                attribute.writeString(9, mode);
            }
        });
        numbers(node, "nodes_truenodeids", ofNodes(i -> isLeaf(i) ? 0L : 2L * node(i) + 1));
        numbers(node, "nodes_falsenodeids", ofNodes(i -> isLeaf(i) ? 0L : 2L * node(i) + 2));
        numbers(node, "class_treeids", ofLeaves(i -> (long) tree(i)));
        numbers(node, "class_nodeids", ofLeaves(i -> (long) node(i)));
        numbers(node, "class_ids", ofLeaves(_ -> 1L));
        decimals(node, "class_weights", ofLeaves(i -> ((tree(i) * 31 + node(i) * 17) % 41 - 20) / 200f));
        numbers(node, "classlabels_int64s", List.of(0L, 1L));
        attribute(node, "post_transform", 3, attribute -> attribute.writeString(4, "LOGISTIC"));
    }

    private int size() {
        return 2 * inner + 1;
    }

    private int tree(int i) {
        return i / size();
    }

    private int node(int i) {
        return i % size();
    }

    private boolean isLeaf(int i) {
        return node(i) >= inner;
    }

    private <T> List<T> ofNodes(IntFunction<T> value) {
        return IntStream.range(0, trees * size()).mapToObj(value).toList();
    }

    private <T> List<T> ofLeaves(IntFunction<T> value) {
        return IntStream.range(0, trees * size())
                .filter(this::isLeaf)
                .mapToObj(value)
                .toList();
    }

    private static void numbers(CodedOutputStream node, String name, List<Long> numbers) throws IOException {
        attribute(node, name, 7, attribute -> {
            for (long number : numbers) {
                attribute.writeInt64(8, number);
            }
        });
    }

    private static void decimals(CodedOutputStream node, String name, List<Float> decimals) throws IOException {
        attribute(node, name, 6, attribute -> {
            for (float decimal : decimals) {
                attribute.writeFloat(7, decimal);
            }
        });
    }

    private static void attribute(CodedOutputStream node, String name, int type, Fields value) throws IOException {
        node.writeBytes(5, message(attribute -> {
            attribute.writeString(1, name);
            value.write(attribute);
            attribute.writeInt32(20, type);
        }));
    }

    /** Of shape [open, columns]. */
    private static ByteString tensor(String name, int columns) {
        ByteString shape = message(dims -> {
            dims.writeBytes(1, message(dim -> dim.writeString(2, "N")));
            dims.writeBytes(1, message(dim -> dim.writeInt64(1, columns)));
        });
        ByteString type = message(of -> of.writeBytes(1, message(tensor -> {
            tensor.writeInt32(1, FLOAT);
            tensor.writeBytes(2, shape);
        })));
        return message(info -> {
            info.writeString(1, name);
            info.writeBytes(2, type);
        });
    }

    private static ByteString opset(String domain, int version) {
        return message(opset -> {
            opset.writeString(1, domain);
            opset.writeInt64(2, version);
        });
    }

    private static ByteString message(Fields fields) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString();
    }
}
