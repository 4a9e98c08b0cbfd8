package io.auscult.models.onnx;

import java.util.ArrayList;
import java.util.List;

/** The columns in which TreeEnsembleClassifier keeps its nodes. Inputs are expected from 0 to 100. */
final class TreeTable {
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

    /** Node k has the children 2k+1 and 2k+2. */
    void grow(int tree, int depth, int inputs) {
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

    void write(OnnxFile.Attributes ensemble) {
        ensemble.numbers("nodes_treeids", trees)
                .numbers("nodes_nodeids", nodes)
                .numbers("nodes_featureids", features)
                .floats("nodes_values", values)
                .texts("nodes_modes", modes)
                .numbers("nodes_truenodeids", whenTrue)
                .numbers("nodes_falsenodeids", whenFalse)
                .numbers("class_treeids", leafTrees)
                .numbers("class_nodeids", leafNodes)
                .numbers("class_ids", leafClasses)
                .floats("class_weights", leafWeights)
                .numbers("classlabels_int64s", List.of(0L, 1L))
                .text("post_transform", "LOGISTIC");
    }
}
