package io.auscult.models.prevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.models.Models;
import io.auscult.models.SharedVectors;
import io.auscult.models.card.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreventVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agreesWithEveryBaseTenYearVectorBesideTheCheckout() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode group : SharedVectors.read("prevent.json").get("groups")) {
            Integer decimals = group.get("rounding").asText().equals("3dp_half_up") ? 3 : null;
            group.get("vectors").forEach(vector -> {
                if (vector.get("model").asText().equals("base")
                        && vector.get("horizon_years").asInt() == 10) {
                    vectors.add(vector(vector, decimals));
                }
            });
        }

        assertThat(vectors)
                .hasSize(524)
                .allSatisfy(vector -> assertThat(vector.disagreement(Models.score("prevent", vector.inputs())))
                        .isEmpty());
    }

    private static Vector vector(JsonNode vector, @Nullable Integer decimals) {
        Map<String, @Nullable Object> expected = Map.of("scores", Map.of("10yr", map(vector.get("expected"))));
        return new Vector(vector.get("id").asText(), map(vector.get("inputs")), expected, decimals);
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
        return JSON.convertValue(node, new TypeReference<>() {});
    }
}
