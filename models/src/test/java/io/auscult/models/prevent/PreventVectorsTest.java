package io.auscult.models.prevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.core.event.Sex;
import io.auscult.models.Models;
import io.auscult.models.SharedVectors;
import io.auscult.models.card.Vector;
import io.auscult.models.card.VectorFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreventVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNROUNDED = -1;

    /** 2,040 people and horizons, 10,200 values. Above 59 years the equation has a 30-year value and an answer never has. */
    @Test
    void agreesWithEveryVectorBesideTheCheckout() throws IOException {
        int compared = 0;
        int withheld = 0;
        for (JsonNode group : SharedVectors.read("prevent.json").get("groups")) {
            double tolerance = group.get("tolerance").asDouble();
            int decimals = group.get("rounding").asText().equals("3dp_half_up") ? 3 : UNROUNDED;
            for (JsonNode vector : group.get("vectors")) {
                compared += compared(vector, decimals, tolerance);
                withheld += withheld(vector);
            }
        }

        assertThat(compared).isEqualTo(10_200);
        assertThat(withheld).isEqualTo(391);
    }

    private static int compared(JsonNode vector, int decimals, double tolerance) {
        PreventHorizon horizon = horizon(vector);
        PreventEquation equation = PreventEquation.of(inputs(vector.get("inputs")), variant(vector));
        for (PreventOutcome outcome : PreventOutcome.values()) {
            assertThat(rounded(equation.risk(horizon, outcome), decimals))
                    .as("%s %s", vector.get("id"), outcome)
                    .isCloseTo(vector.get("expected").get(outcome.key()).asDouble(), within(tolerance));
        }
        return vector.get("expected").size();
    }

    /** The same through an input line, which names its variant where the add-ons would choose another: 1 when it gives no number. */
    private static int withheld(JsonNode vector) {
        Map<String, @Nullable Object> line = JSON.convertValue(vector.get("inputs"), new TypeReference<>() {});
        line.put("variant", variant(vector).key());
        Map<String, @Nullable Object> answer = Models.score("prevent", line);
        Map<?, ?> scores = (Map<?, ?>) Objects.requireNonNull(answer.get("scores"));
        boolean given = scores.containsKey(horizon(vector).key());

        assertThat(answer).as(vector.get("id").asText()).containsEntry("status", "scored");
        assertThat(given)
                .as(vector.get("id").asText())
                .isEqualTo(vector.get("horizon_years").asInt() == 10
                        || vector.get("inputs").get("age").asInt() <= 59);
        return given ? 0 : 1;
    }

    @Test
    void reproducesTheHundredPublishedValuesOfTheWorkedExample() {
        List<Vector> worked = VectorFile.read("prevent").stream()
                .filter(vector -> vector.id().startsWith("S12-"))
                .toList();
        int values = 0;
        for (Vector vector : worked) {
            Map<String, @Nullable Object> answer = Models.score("prevent", vector.inputs());
            for (PreventHorizon horizon : PreventHorizon.values()) {
                for (PreventOutcome outcome : PreventOutcome.values()) {
                    assertThat(value(answer, horizon, outcome))
                            .as("%s %s %s", vector.id(), horizon, outcome)
                            .isCloseTo(value(vector.expected(), horizon, outcome), within(1e-12));
                    values++;
                }
            }
        }

        assertThat(values).isEqualTo(100);
    }

    private static double value(Map<String, @Nullable Object> answer, PreventHorizon horizon, PreventOutcome outcome) {
        Map<?, ?> scores = (Map<?, ?>) Objects.requireNonNull(answer.get("scores"));
        Map<?, ?> risks = (Map<?, ?>) Objects.requireNonNull(scores.get(horizon.key()));
        return ((Number) Objects.requireNonNull(risks.get(outcome.key()))).doubleValue();
    }

    private static double rounded(double value, int decimals) {
        return decimals == UNROUNDED
                ? value
                : BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private static PreventHorizon horizon(JsonNode vector) {
        return vector.get("horizon_years").asInt() == 10 ? PreventHorizon.TEN_YEARS : PreventHorizon.THIRTY_YEARS;
    }

    private static PreventVariant variant(JsonNode vector) {
        return PreventVariant.named(vector.get("model").asText()).orElseThrow();
    }

    private static PreventInputs inputs(JsonNode in) {
        return new PreventInputs(
                in.get("sex").asText().equals("female") ? Sex.FEMALE : Sex.MALE,
                in.get("age").asDouble(),
                in.get("total_c").asDouble(),
                in.get("hdl_c").asDouble(),
                in.get("sbp").asDouble(),
                in.get("dm").asInt() == 1,
                in.get("smoking").asInt() == 1,
                in.get("bmi").asDouble(),
                in.get("egfr").asDouble(),
                in.get("bp_tx").asInt() == 1,
                in.get("statin").asInt() == 1,
                new PreventAddOns(addOn(in, "uacr"), addOn(in, "hba1c"), addOn(in, "sdi")));
    }

    private static double addOn(JsonNode in, String key) {
        return in.has(key) ? in.get(key).asDouble() : PreventAddOns.NOT_KNOWN;
    }
}
