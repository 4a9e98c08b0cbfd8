package io.auscult.cli.bench.micro;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * A gradient boosting of full trees as an ONNX file, as scikit-learn's converter writes it with {@code zipmap: False}. For its
 * speed. The nodes of all trees are counted through.
 *
 * @param inner nodes of a tree that have children: node k has the children 2k+1 and 2k+2
 */
record TreeFile(int trees, int inner, int inputs) {
    private static final int FLOAT = 1;
    private static final String ML = "ai.onnx.ml";

    /** Inputs from 0 to 100 in a tensor {@code X}; {@code probabilities} has two columns. */
    static byte[] boosting(int trees, int depth, int inputs) {
        return new TreeFile(trees, (1 << depth) - 1, inputs).model().toByteArray();
    }

    private ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setGraph(GraphProto.newBuilder()
                        .setName("boosting")
                        .addNode(ensemble())
                        .addInput(tensor("X", inputs))
                        .addOutput(tensor("probabilities", 2)))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(3))
                .build();
    }

    private NodeProto.Builder ensemble() {
        return NodeProto.newBuilder()
                .addInput("X")
                .addOutput("label")
                .addOutput("probabilities")
                .setOpType("TreeEnsembleClassifier")
                .setDomain(ML)
                .addAttribute(ofNodes("nodes_treeids", this::tree))
                .addAttribute(ofNodes("nodes_nodeids", this::node))
                .addAttribute(ofNodes("nodes_featureids", i -> isLeaf(i) ? 0 : (tree(i) * 7L + node(i) * 3L) % inputs))
                .addAttribute(decimals(
                        "nodes_values", _ -> true, i -> isLeaf(i) ? 0 : (tree(i) * 13 + node(i) * 29) % 97 + 1.5))
                .addAttribute(attribute("nodes_modes", AttributeType.STRINGS)
                        .addAllStrings(chosen(_ -> true)
                                .mapToObj(i -> ByteString.copyFromUtf8(isLeaf(i) ? "LEAF" : "BRANCH_LEQ"))
                                .toList()))
                .addAttribute(ofNodes("nodes_truenodeids", i -> isLeaf(i) ? 0 : 2L * node(i) + 1))
                .addAttribute(ofNodes("nodes_falsenodeids", i -> isLeaf(i) ? 0 : 2L * node(i) + 2))
                .addAttribute(numbers("class_treeids", this::isLeaf, this::tree))
                .addAttribute(numbers("class_nodeids", this::isLeaf, this::node))
                .addAttribute(numbers("class_ids", this::isLeaf, _ -> 1))
                .addAttribute(decimals(
                        "class_weights", this::isLeaf, i -> ((tree(i) * 31 + node(i) * 17) % 41 - 20) / 200.0))
                .addAttribute(attribute("classlabels_int64s", AttributeType.INTS)
                        .addInts(0)
                        .addInts(1))
                .addAttribute(
                        attribute("post_transform", AttributeType.STRING).setS(ByteString.copyFromUtf8("LOGISTIC")));
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

    private IntStream chosen(IntPredicate nodes) {
        return IntStream.range(0, trees * size()).filter(nodes);
    }

    private AttributeProto.Builder ofNodes(String name, IntToLongFunction value) {
        return numbers(name, _ -> true, value);
    }

    private AttributeProto.Builder numbers(String name, IntPredicate nodes, IntToLongFunction value) {
        List<Long> numbers = chosen(nodes).mapToLong(value).boxed().toList();
        return attribute(name, AttributeType.INTS).addAllInts(numbers);
    }

    private AttributeProto.Builder decimals(String name, IntPredicate nodes, IntToDoubleFunction value) {
        List<Float> decimals =
                chosen(nodes).mapToDouble(value).mapToObj(each -> (float) each).toList();
        return attribute(name, AttributeType.FLOATS).addAllFloats(decimals);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** Of shape [open, columns]. */
    private static ValueInfoProto.Builder tensor(String name, int columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(Dimension.newBuilder().setDimParam("N"))
                .addDim(Dimension.newBuilder().setDimValue(columns));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)));
    }
}
