package io.auscult.models.pancreatitis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auscult.models.Models;
import io.auscult.models.SharedVectors;
import io.auscult.models.card.Vector;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PancreatitisVectorsTest {
    @Test
    void reproducesEveryVectorOfTheEquation() throws IOException {
        JsonNode vectors = SharedVectors.read("chronic_pancreatitis_pc.json").get("vectors");

        assertThat(vectors).hasSize(20).allSatisfy(node -> {
            Vector vector = vector(node);
            assertThat(vector.disagreement(Models.score("chronic-pancreatitis-pc", vector.inputs())))
                    .isEmpty();
        });
    }

    private static Vector vector(JsonNode node) {
        return new Vector(
                node.toString(),
                Map.of(
                        "cyst", node.get("cyst").intValue(),
                        "weight_loss", node.get("weight_loss").intValue(),
                        "plt", node.get("plt").doubleValue()),
                Map.of("scores", Map.of("score", node.get("expected").doubleValue())),
                null);
    }
}
