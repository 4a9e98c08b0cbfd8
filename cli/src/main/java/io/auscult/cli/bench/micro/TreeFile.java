package io.auscult.cli.bench.micro;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A gradient boosting of full trees as an ONNX file, as scikit-learn's converter writes it with {@code zipmap: False}. For its speed. */
final class TreeFile {
    /** Writes into a message. */
    @FunctionalInterface
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static final int FLOAT = 1;

    private final List<Long> trees = new ArrayList<>();
    private final List<Long> nodes = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> values = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> whenTrue = new ArrayList<>();
    private final List<Long> whenFalse = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> leafClasses = new ArrayList<>();
    private final List<Float> leafWeights = new ArrayList<>();

    private TreeFile() {}

    /** Inputs from 0 to 100 in a tensor {@code X}; {@code probabilities} has two columns. */
    static byte[] boosting(int trees, int depth, int inputs) {
        TreeFile file = new TreeFile();
        for (int tree = 0; tree < trees; tree++) {
            file.grow(tree, depth, inputs);
        }
        return message(model -> {
                    model.writeInt64(1, 8);
                    model.writeBytes(7, message(graph -> file.writeGraph(graph, inputs)));
                    model.writeBytes(8, opset("", 17));
                    model.writeBytes(8, opset("ai.onnx.ml", 3));
                })
                .toByteArray();
    }

    /** Node k has the children 2k+1 and 2k+2. */
    private void grow(int tree, int depth, int inputs) {
        int inner = (1 << depth) - 1;
        for (int node = 0; node < 2 * inner + 1; node++) {
            boolean leaf = node >= inner;
            trees.add((long) tree);
            nodes.add((long) node);
            features.add(leaf ? 0L : (tree * 7L + node * 3L) % inputs);
            values.add(leaf ? 0f : (tree * 13 + node * 29) % 97 + 1.5f);
            modes.add(leaf ? "LEAF" : "BRANCH_LEQ");
            whenTrue.add(leaf ? 0L : 2L * node + 1);
            whenFalse.add(leaf ? 0L : 2L * node + 2);
            if (leaf) {
                leafTrees.add((long) tree);
                leafNodes.add((long) node);
                leafClasses.add(1L);
                leafWeights.add(((tree * 31 + node * 17) % 41 - 20) / 200f);
            }
        }
    }

    private void writeGraph(CodedOutputStream graph, int inputs) throws IOException {
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
        numbers(node, "nodes_treeids", trees);
        numbers(node, "nodes_nodeids", nodes);
        numbers(node, "nodes_featureids", features);
        decimals(node, "nodes_values", values);
        node.writeBytes(5, message(attribute -> {
            attribute.writeString(1, "nodes_modes");
            for (String mode : modes) {
                attribute.writeString(9, mode);
            }
            attribute.writeInt32(20, 8);
        }));
        numbers(node, "nodes_truenodeids", whenTrue);
        numbers(node, "nodes_falsenodeids", whenFalse);
        numbers(node, "class_treeids", leafTrees);
        numbers(node, "class_nodeids", leafNodes);
        numbers(node, "class_ids", leafClasses);
        decimals(node, "class_weights", leafWeights);
        numbers(node, "classlabels_int64s", List.of(0L, 1L));
        node.writeBytes(5, message(attribute -> {
            attribute.writeString(1, "post_transform");
            attribute.writeString(4, "LOGISTIC");
            attribute.writeInt32(20, 3);
        }));
    }

    private static void numbers(CodedOutputStream node, String name, List<Long> numbers) throws IOException {
        node.writeBytes(5, message(attribute -> {
            attribute.writeString(1, name);
            for (long number : numbers) {
                attribute.writeInt64(8, number);
            }
            attribute.writeInt32(20, 7);
        }));
    }

    private static void decimals(CodedOutputStream node, String name, List<Float> decimals) throws IOException {
        node.writeBytes(5, message(attribute -> {
            attribute.writeString(1, name);
            for (float decimal : decimals) {
                attribute.writeFloat(7, decimal);
            }
            attribute.writeInt32(20, 6);
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
