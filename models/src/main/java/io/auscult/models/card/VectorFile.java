package io.auscult.models.card;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code models/<id>/vectors.json} and replays it: a model that does not reproduce its vectors is not loaded. */
public final class VectorFile {
    /** A vector that may be further off than this says nothing. */
    private static final double LOOSEST = 0.01;

    private VectorFile() {}

    /** @throws IllegalStateException when the file is not there or holds no vectors */
    public static List<Vector> read(String modelId) {
        return vectors(YamlNode.resource("/models/" + modelId + "/vectors.json"));
    }

    /**
     * @param name of the file, for errors
     * @throws IllegalStateException when the text is no JSON or holds no vectors
     */
    public static List<Vector> parse(String name, String text) {
        return vectors(YamlNode.file(name, text));
    }

    private static List<Vector> vectors(YamlNode file) {
        List<Vector> vectors = file.children("groups").stream()
                .flatMap(group -> group(group).stream())
                .toList();
        if (vectors.isEmpty()) {
            throw file.wrong("no vectors");
        }
        return vectors;
    }

    private static List<Vector> group(YamlNode group) {
        Integer decimals = group.has("decimals") ? Integer.valueOf(group.text("decimals")) : null;
        double tolerance = tolerance(group);
        return group.children("vectors").stream()
                .map(vector -> new Vector(
                        vector.text("id"),
                        vector.child("inputs").values(),
                        vector.child("expected").values(),
                        decimals,
                        tolerance))
                .toList();
    }

    private static double tolerance(YamlNode group) {
        double tolerance = group.has("tolerance") ? group.number("tolerance").doubleValue() : Vector.TOLERANCE;
        if (!(tolerance >= 0 && tolerance <= LOOSEST)) {
            throw group.wrong("tolerance", "is not between 0 and " + LOOSEST);
        }
        return tolerance;
    }

    /**
     * @param score what the model answers to a vector's inputs
     * @throws IllegalStateException naming the first vector that is not reproduced
     */
    public static void replay(
            String modelId,
            List<Vector> vectors,
            Function<Map<String, @Nullable Object>, Map<String, @Nullable Object>> score) {
        for (Vector vector : vectors) {
            vector.disagreement(score.apply(vector.inputs())).ifPresent(what -> {
                throw new IllegalStateException("Model " + modelId + " does not reproduce its vector " + what);
            });
        }
    }
}
