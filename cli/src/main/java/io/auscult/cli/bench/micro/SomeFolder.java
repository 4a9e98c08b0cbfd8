package io.auscult.cli.bench.micro;

import io.auscult.core.release.ModelFiles;
import io.auscult.models.card.SourceAttribute;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model folder of the size that hospitals make: 100 trees of depth 6 over 30 inputs {@code x0} to {@code x29}, each from 0 to 100. */
public final class SomeFolder {
    static final int INPUTS = 30;
    private static final int TREES = 100;
    private static final int DEPTH = 6;

    private SomeFolder() {}

    public static ModelFiles files() {
        byte[] graph = TreeFile.boosting(TREES, DEPTH, INPUTS);
        String vector =
                IntStream.range(0, INPUTS).mapToObj(i -> "\"x" + i + "\": 1").collect(Collectors.joining(", "));
        Map<String, byte[]> files = new TreeMap<>();
        files.put("model.onnx", graph);
        files.put("card.yaml", card(graph).getBytes(StandardCharsets.UTF_8));
        files.put(
                "vectors.json",
                ("{\"groups\": [{\"vectors\": [{\"id\": \"a\", \"inputs\": {" + vector
                                + "}, \"expected\": {\"status\": \"scored\"}}]}]}")
                        .getBytes(StandardCharsets.UTF_8));
        return new ModelFiles(files);
    }

    private static String card(byte[] graph) {
        StringBuilder card = new StringBuilder("""
                id: bench
                version: 1.0.0
                name: To be timed
                purpose: To be timed.
                population: Nobody.
                bands: {}
                performance: []
                choices: []
                limits: []
                citation: []
                inputs:
                """);
        for (int i = 0; i < INPUTS; i++) {
            card.append("  - {name: x").append(i).append(", range: [0, 100], allowed: any}\n");
        }
        card.append("onnx: {input: X, output: probabilities, class: 1, sha256: ")
                .append(sha256(graph))
                .append("}\nsource-attributes:\n");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            card.append("  ").append(attribute.key()).append(": a bench\n");
        }
        return card.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
