package io.auscult.streams.inference;

import io.auscult.core.event.InferenceOutcome.Failed.Reason;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.signal.Signal.Question;
import io.auscult.models.card.Engine.Feed;
import io.auscult.models.card.Engine.Remote;
import io.auscult.streams.inference.CallFailed.Blame;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of the Open Inference Protocol v2 over REST (github.com/kserve/open-inference-protocol, inference_rest.md): a question's
 * columns as FP64 tensors, and the one element of the answer that the card names. Contributions are taken where the card names a
 * tensor for them.
 */
final class InferenceProtocol {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private InferenceProtocol() {}

    /** @throws CallFailed when the question lacks one of the model's columns */
    static byte[] request(Endpoint endpoint, Question question) {
        ObjectNode body = JSON.createObjectNode().put("id", question.id());
        ArrayNode inputs = body.putArray("inputs");
        switch (endpoint.remote().feed()) {
            case Feed.OneTensor(String name) -> {
                ArrayNode data = tensor(inputs, name, endpoint.columns().size());
                endpoint.columns().forEach(column -> data.add(value(question, column)));
            }
            case Feed.PerColumn _ ->
                endpoint.columns().forEach(column -> tensor(inputs, column, 1).add(value(question, column)));
        }
        ArrayNode outputs = body.putArray("outputs");
        outputs.addObject().put("name", endpoint.remote().output());
        if (endpoint.remote().contributions() != null) {
            outputs.addObject().put("name", endpoint.remote().contributions());
        }
        return JSON.writeValueAsBytes(body);
    }

    private static ArrayNode tensor(ArrayNode inputs, String name, int columns) {
        ObjectNode tensor = inputs.addObject().put("name", name);
        tensor.putArray("shape").add(1).add(columns);
        return tensor.put("datatype", "FP64").putArray("data");
    }

    private static BigDecimal value(Question question, String column) {
        String value = question.values().get(column);
        if (value == null) {
            throw new CallFailed(Reason.NOT_UNDERSTOOD, Blame.QUESTION, "The question lacks a column of the card");
        }
        return new BigDecimal(value);
    }

    /** @throws CallFailed when the body is not an answer to this question */
    static Returned answer(Endpoint endpoint, Question question, byte[] body) {
        JsonNode answer = read(body);
        JsonNode id = answer.path("id");
        if (!id.isMissingNode() && !id.isNull() && !question.id().equals(id.asString(""))) {
            throw CallFailed.notUnderstood("The answer is to another question");
        }
        Remote remote = endpoint.remote();
        List<BigDecimal> data = Tensor.named(answer, remote.output()).numbers();
        if (remote.index() >= data.size()) {
            throw CallFailed.notUnderstood("The output has " + data.size() + " elements; the card wants number "
                    + remote.index() + ", counted from 0");
        }
        Map<String, BigDecimal> outputs = new TreeMap<>();
        outputs.put(remote.output() + "[" + remote.index() + "]", data.get(remote.index()));
        outputs.putAll(contributions(endpoint, answer));
        return new Returned(outputs);
    }

    private static Map<String, BigDecimal> contributions(Endpoint endpoint, JsonNode answer) {
        String name = endpoint.remote().contributions();
        if (name == null) {
            return Map.of();
        }
        List<BigDecimal> data = Tensor.named(answer, name).numbers();
        if (data.size() != endpoint.columns().size()) {
            throw CallFailed.notUnderstood("There are not as many contributions as columns");
        }
        Map<String, BigDecimal> contributions = new TreeMap<>();
        for (int i = 0; i < data.size(); i++) {
            contributions.put(name + "[" + i + "]", data.get(i));
        }
        return contributions;
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (!answer.isObject()) {
                throw CallFailed.notUnderstood("The answer is no JSON object");
            }
            return answer;
        } catch (JacksonException e) {
            throw CallFailed.notUnderstood("The answer is no JSON");
        }
    }
}
