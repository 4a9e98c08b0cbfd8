package io.auscult.models.onnx;

import io.auscult.core.release.ModelFiles;
import io.auscult.models.card.SourceAttribute;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model folder in a few words: a graph, the parts of the card that a test is about, and vectors. */
public final class GivenFolder {
    static final String THREE_INPUTS = """
            inputs:
              - {name: age, concept: age, unit: a, range: [18, 100], allowed: 18 to 100}
              - {name: creatinine, concept: creatinine, unit: mg/dL, range: [0.1, 25], precision: 0.01, allowed: 0.1 to 25 mg/dL}
              - {name: bmi, concept: body-mass-index, unit: kg/m2, range: [10, 60], precision: 0.1, allowed: 10 to 60 kg/m2}
            """;
    static final String ZIP_MAP = "{input: X, output: probabilities, class: 1, sha256: SHA256}";
    static final String ONE_VECTOR = """
            {"groups": [{"name": "one", "tolerance": 1e-6, "vectors": [
              {"id": "a", "inputs": {"age": 60, "creatinine": 1.2, "bmi": 25}, "expected": {"status": "scored", "scores": {"score": PROBABILITY}}}]}]}
            """;

    private final byte[] graph;
    private String inputs = THREE_INPUTS;
    private String onnx = ZIP_MAP;
    private String more = "";
    private String bands = "bands: {}";
    private String vectors = ONE_VECTOR.replace("PROBABILITY", String.valueOf(SomeGraphs.logistic(60, 1.2, 25)));
    private final Map<String, byte[]> extra = new TreeMap<>();

    private GivenFolder(byte[] graph) {
        this.graph = graph;
    }

    public static GivenFolder of(OnnxFile graph) {
        return new GivenFolder(graph.bytes());
    }

    /** The three inputs and the ZipMap that the other parts are by default for. */
    public static GivenFolder logistic() {
        return of(SomeGraphs.logisticWithZipMap(OnnxFile.INT64));
    }

    public GivenFolder inputs(String yaml) {
        inputs = "inputs:\n" + yaml.indent(2);
        return this;
    }

    public GivenFolder onnx(String yaml) {
        onnx = yaml;
        return this;
    }

    /** Further keys of the card. */
    public GivenFolder with(String yaml) {
        more += yaml + "\n";
        return this;
    }

    /** Low below the first, high from it on. */
    public GivenFolder cutAt(String score) {
        bands = "bands: {low: less, high: more}";
        return with("cut-points: [{below: " + score + ", band: low}, {band: high}]");
    }

    public GivenFolder vectors(String json) {
        vectors = json;
        return this;
    }

    /** One vector, which only has to be scored. */
    public GivenFolder vector(String inputsAsJson) {
        return vectors("{\"groups\": [{\"name\": \"one\", \"vectors\": [{\"id\": \"a\", \"inputs\": " + inputsAsJson
                + ", \"expected\": {\"status\": \"scored\"}}]}]}");
    }

    public GivenFolder file(String name, String text) {
        extra.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public ModelFiles files() {
        Map<String, byte[]> files = new LinkedHashMap<>(extra);
        files.putIfAbsent("model.onnx", graph);
        files.putIfAbsent("card.yaml", card().getBytes(StandardCharsets.UTF_8));
        files.putIfAbsent("vectors.json", vectors.getBytes(StandardCharsets.UTF_8));
        return new ModelFiles(files);
    }

    public ModelFiles without(String name) {
        Map<String, byte[]> files = new TreeMap<>();
        files().byName().keySet().stream()
                .filter(file -> !file.equals(name))
                .forEach(file -> files.put(file, files().bytes(file).orElseThrow()));
        return new ModelFiles(files);
    }

    public ModelFolder load() {
        return ModelFolder.load(files());
    }

    public String card() {
        StringBuilder card = new StringBuilder("""
                id: some-model
                version: 1.0.0
                name: Some model
                purpose: To be tested.
                population: Adults.
                """);
        card.append(inputs).append(bands).append('\n');
        for (String list : new String[] {"performance", "choices", "limits", "citation"}) {
            card.append(list).append(": [none]\n");
        }
        card.append("onnx: ")
                .append(onnx.replace("SHA256", Signatures.sha256(ByteBuffer.wrap(graph))))
                .append('\n')
                .append(more)
                .append("source-attributes:\n");
        for (SourceAttribute attribute : SourceAttribute.values()) {
            card.append("  ").append(attribute.key()).append(": for a test\n");
        }
        return card.toString();
    }

    /** The score of a line. */
    static @Nullable Object score(ModelFolder folder, Map<String, ? extends @Nullable Object> inputs) {
        return Objects.requireNonNull((Map<?, ?>) answer(folder, inputs).get("scores"))
                .get("score");
    }

    static Map<String, @Nullable Object> answer(ModelFolder folder, Map<String, ? extends @Nullable Object> inputs) {
        return folder.published().line().answer(inputs);
    }
}
