package io.auscult.delivery.consult;

import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.Mode;
import io.auscult.delivery.consult.Consulted.Basis;
import io.auscult.delivery.consult.Consulted.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a consultation; what it does not know it passes over, what it needs and does not find is an error. */
final class ConsultAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConsultAnswer() {}

    /** @param signal reads a signal as the log encodes it, in Base64 */
    static Consulted read(byte[] body, Function<String, Signal> signal) {
        JsonNode answer = JSON.readTree(body);
        List<Proposal> raises = new ArrayList<>();
        for (JsonNode decision : answer.path("decisions")) {
            if (decision.path("kind").asString("").equals("raise")) {
                raises.add(proposal(decision));
            }
        }
        List<Signal> signals = new ArrayList<>();
        answer.path("signals").forEach(each -> signals.add(signal.apply(each.asString())));
        return new Consulted.Answered(answer.path("position").asString(""), raises, signals);
    }

    private static Proposal proposal(JsonNode decision) {
        return new Proposal(
                new RuleId(decision.path("rule").asString()),
                new Subject(decision.path("subject").asString()),
                Indicator.of(decision.path("indicator").asString()),
                decision.path("summary").asString(),
                Mode.of(decision.path("mode").asString()),
                decision.path("sentence").asString(),
                decision.has("pack") ? basis(decision) : Basis.UNKNOWN);
    }

    private static Basis basis(JsonNode decision) {
        List<Seen> seen = new ArrayList<>();
        decision.path("seen").forEach(each -> seen.add(seen(each)));
        List<ModelRef> models = new ArrayList<>();
        decision.path("models").forEach(each -> models.add(model(each.asString())));
        return new Basis(
                decision.path("pack").asString(), decision.path("packVersion").asString(), seen, models);
    }

    private static ModelRef model(String ref) {
        int at = ref.lastIndexOf('@');
        return new ModelRef(ref.substring(0, Math.max(at, 0)), ref.substring(at + 1));
    }

    private static Seen seen(JsonNode each) {
        String at = each.path("at").asString("");
        return new Seen(
                each.path("what").asString(),
                each.path("value").asString(),
                at.isEmpty() ? null : Instant.parse(at),
                each.path("source").asString());
    }
}
