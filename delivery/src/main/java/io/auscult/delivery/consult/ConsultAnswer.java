package io.auscult.delivery.consult;

import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.value.Mode;
import io.auscult.delivery.consult.Consulted.Proposal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a consultation; what it does not know it passes over, what it needs and does not find is an error. */
final class ConsultAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConsultAnswer() {}

    static Consulted read(byte[] body) {
        JsonNode answer = JSON.readTree(body);
        List<Proposal> raises = new ArrayList<>();
        for (JsonNode decision : answer.path("decisions")) {
            if (decision.path("kind").asString("").equals("raise")) {
                raises.add(proposal(decision));
            }
        }
        return new Consulted.Answered(answer.path("position").asString(""), raises);
    }

    private static Proposal proposal(JsonNode decision) {
        return new Proposal(
                new RuleId(decision.path("rule").asString()),
                new Subject(decision.path("subject").asString()),
                Indicator.of(decision.path("indicator").asString()),
                decision.path("summary").asString(),
                Mode.of(decision.path("mode").asString()),
                decision.path("sentence").asString());
    }
}
