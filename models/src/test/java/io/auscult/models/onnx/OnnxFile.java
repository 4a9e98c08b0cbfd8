package io.auscult.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes ONNX files for tests, in the shapes that converters of scikit-learn write. Field numbers: onnx/onnx.proto. */
public final class OnnxFile {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int DOUBLE = 11;
    static final String ML = "ai.onnx.ml";

    private final List<Consumer<Proto>> parts = new ArrayList<>();

    static OnnxFile graph() {
        return new OnnxFile();
    }

    byte[] bytes() {
        return Proto.message(model -> model.number(1, 8)
                .text(2, "auscult-test")
                .message(7, this::writeGraph)
                .message(8, opset -> opset.text(1, "").number(2, 17))
                .message(8, opset -> opset.text(1, ML).number(2, 3)));
    }

    void writeGraph(Proto graph) {
        graph.text(2, "graph");
        parts.forEach(part -> part.accept(graph));
    }

    /** @param shape -1 for an open dimension */
    OnnxFile input(String name, int type, long... shape) {
        parts.add(graph -> graph.message(11, info -> value(info, name, type, shape)));
        return this;
    }

    OnnxFile output(String name, int type, long... shape) {
        parts.add(graph -> graph.message(12, info -> value(info, name, type, shape)));
        return this;
    }

    /** A sequence of maps from a class to a float. */
    OnnxFile zipMapOutput(String name, int keyType) {
        parts.add(graph -> graph.message(
                12,
                info -> info.text(1, name)
                        .message(
                                2,
                                type -> type.message(
                                        4,
                                        sequence -> sequence.message(
                                                1,
                                                element -> element.message(
                                                        5,
                                                        map -> map.number(1, keyType)
                                                                .message(
                                                                        2,
                                                                        of -> of.message(
                                                                                1,
                                                                                tensor ->
                                                                                        tensor.number(1, FLOAT)))))))));
        return this;
    }

    private static void value(Proto info, String name, int type, long... shape) {
        info.text(1, name)
                .message(
                        2,
                        of -> of.message(
                                1,
                                tensor -> tensor.number(1, type).message(2, dims -> {
                                    for (long length : shape) {
                                        dims.message(1, dim -> {
                                            if (length < 0) {
                                                dim.text(2, "N");
                                            } else {
                                                dim.number(1, length);
                                            }
                                        });
                                    }
                                })));
    }

    OnnxFile floats(String name, long[] shape, float... values) {
        return initializer(name, FLOAT, shape, tensor -> {
            for (float value : values) {
                tensor.decimal(4, value);
            }
        });
    }

    OnnxFile integers(String name, long[] shape, long... values) {
        return initializer(name, INT64, shape, tensor -> {
            for (long value : values) {
                tensor.number(7, value);
            }
        });
    }

    OnnxFile initializer(String name, int type, long[] shape, Consumer<Proto> data) {
        parts.add(graph -> graph.message(5, tensor -> {
            for (long length : shape) {
                tensor.number(1, length);
            }
            tensor.number(2, type).text(8, name);
            data.accept(tensor);
        }));
        return this;
    }

    OnnxFile node(String type, List<String> inputs, List<String> outputs, Consumer<Attributes> attributes) {
        return node("", type, inputs, outputs, attributes);
    }

    OnnxFile node(
            String domain, String type, List<String> inputs, List<String> outputs, Consumer<Attributes> attributes) {
        parts.add(graph -> graph.message(1, node -> {
            inputs.forEach(input -> node.text(1, input));
            outputs.forEach(output -> node.text(2, output));
            node.text(4, type).text(7, domain);
            attributes.accept(new Attributes(node));
        }));
        return this;
    }

    /** The attributes of a node. */
    record Attributes(Proto node) {
        Attributes text(String name, String value) {
            node.message(5, attribute -> attribute.text(1, name).text(4, value).number(20, 3));
            return this;
        }

        Attributes number(String name, long value) {
            node.message(
                    5, attribute -> attribute.text(1, name).number(3, value).number(20, 2));
            return this;
        }

        Attributes floats(String name, List<Float> values) {
            node.message(5, attribute -> {
                attribute.text(1, name).number(20, 6);
                values.forEach(value -> attribute.decimal(7, value));
            });
            return this;
        }

        Attributes numbers(String name, List<Long> values) {
            node.message(5, attribute -> {
                attribute.text(1, name).number(20, 7);
                values.forEach(value -> attribute.number(8, value));
            });
            return this;
        }

        Attributes texts(String name, List<String> values) {
            node.message(5, attribute -> {
                attribute.text(1, name).number(20, 8);
                values.forEach(value -> attribute.text(9, value));
            });
            return this;
        }

        Attributes graph(String name, OnnxFile graph) {
            node.message(5, attribute -> attribute.text(1, name).number(20, 5).message(6, graph::writeGraph));
            return this;
        }
    }
}
