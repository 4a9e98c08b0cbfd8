package io.auscult.training.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a model's folder, by name. Nothing in them tells when or where they were written, so making a model again gives the same
 * bytes.
 */
public final class ModelFolder {
    private ModelFolder() {}

    public static SortedMap<String, byte[]> of(Made made) {
        Map<String, String> findings = Findings.of(made);
        String texts = "/training/" + made.subject().id();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("model.onnx", made.graph());
        files.put("card.yaml", bytes(Template.filled(texts + "/card.yaml", findings)));
        files.put("vectors.json", bytes(Vectors.of(made)));
        files.put("README.md", bytes(Template.filled(texts + "/README.md", findings)));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the files into a folder of the model's id, which is made when it is not there. */
    public static Path write(Made made, Path into) throws IOException {
        Path folder = Files.createDirectories(into.resolve(made.subject().id()));
        for (Map.Entry<String, byte[]> file : of(made).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }
}
