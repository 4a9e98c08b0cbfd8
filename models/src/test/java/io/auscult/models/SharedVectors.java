package io.auscult.models;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The larger vector files that may lie beside the checkout; a test over them is skipped where they do not. */
public final class SharedVectors {
    private SharedVectors() {}

    public static JsonNode read(String file) throws IOException {
        Path path = Path.of(System.getProperty("auscult.shared", "../../shared"), "reference", "vectors", file);
        assumeTrue(Files.exists(path), "no folder shared/ beside the checkout: " + file + " is not replayed");
        return new ObjectMapper().readTree(path.toFile());
    }
}
