package io.auscult.delivery.consult;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.delivery.consult.WhyAnswer.Condition;
import io.auscult.delivery.consult.WhyAnswer.PolicyWhy;
import io.auscult.delivery.consult.WhyAnswer.RuleWhy;
import io.auscult.delivery.consult.WhyAnswer.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of {@code GET /why}; what it does not know it passes over, what it needs and does not find is an error. */
final class WhyJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WhyJson() {}

    static WhyAnswer read(byte[] body) {
        JsonNode answer = JSON.readTree(body);
        return new WhyAnswer.Explained(
                Instant.parse(answer.path("asOf").asString()), each(answer.path("explanations"), WhyJson::rule));
    }

    private static RuleWhy rule(JsonNode rule) {
        return new RuleWhy(
                new RuleId(rule.path("rule").asString()),
                rule.path("kind").asString().equals("policy"),
                Mode.of(rule.path("mode").asString()),
                rule.path("outcome").asString(),
                text(rule, "summary").orElse(""),
                text(rule, "sentence").orElse(""),
                text(rule, "heldBy").map(RuleId::new).orElse(null),
                text(rule, "until").map(Instant::parse).orElse(null),
                texts(rule.path("because")),
                each(rule.path("variants"), WhyJson::variant),
                each(rule.path("policies"), WhyJson::policy));
    }

    private static Variant variant(JsonNode variant) {
        return new Variant(
                variant.path("name").asString(""),
                variant.path("matched").asBoolean(false),
                each(variant.path("conditions"), WhyJson::condition));
    }

    private static Condition condition(JsonNode condition) {
        return new Condition(
                condition.path("words").asString(), condition.path("met").asString(), texts(condition.path("seen")));
    }

    private static PolicyWhy policy(JsonNode policy) {
        return new PolicyWhy(
                new RuleId(policy.path("rule").asString()),
                policy.path("holds").asBoolean(false),
                texts(policy.path("because")));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static List<String> texts(JsonNode list) {
        return each(list, JsonNode::asString);
    }

    private static <T> List<T> each(JsonNode list, Function<JsonNode, T> read) {
        List<T> all = new ArrayList<>();
        list.forEach(item -> all.add(read.apply(item)));
        return all;
    }
}
