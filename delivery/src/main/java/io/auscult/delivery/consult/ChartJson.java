package io.auscult.delivery.consult;

import io.auscult.delivery.consult.ChartAnswer.Fact;
import io.auscult.delivery.consult.ChartAnswer.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of {@code GET /charts}; what it does not know it passes over, what it needs and does not find is an error. */
final class ChartJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ChartJson() {}

    static ChartAnswer read(byte[] body) {
        JsonNode chart = JSON.readTree(body);
        List<Group> groups = new ArrayList<>();
        chart.path("groups").forEach(group -> groups.add(group(group)));
        return new ChartAnswer.Known(
                Instant.parse(chart.path("asOf").asString()),
                chart.path("incomplete").asBoolean(false),
                groups);
    }

    private static Group group(JsonNode group) {
        List<Fact> facts = new ArrayList<>();
        group.path("facts").forEach(fact -> facts.add(fact(fact)));
        return new Group(text(group, "concept"), text(group, "title"), facts);
    }

    private static Fact fact(JsonNode fact) {
        return new Fact(
                fact.path("kind").asString(),
                text(fact, "what"),
                text(fact, "said"),
                text(fact, "reading"),
                text(fact, "unused"),
                fact.path("retracted").asBoolean(false)
                        || !text(fact, "hiddenBy").isEmpty(),
                text(fact, "status"),
                Instant.parse(fact.path("at").asString()),
                text(fact, "source"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).asString() : "";
    }
}
