package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.required;

import io.auscult.core.chart.Statement;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.ModelRef;
import io.auscult.schemas.wire.Inference;
import io.auscult.schemas.wire.InferenceStatement;
import io.auscult.schemas.wire.NamedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Questions to remote models, and what comes of them. */
final class InferenceCodec {
    private static final Words<Failed.Reason> FAILURES = Words.of(Failed.Reason.class);

    private InferenceCodec() {}

    static io.auscult.schemas.wire.InferenceRequest toWire(InferenceRequest request) {
        return new io.auscult.schemas.wire.InferenceRequest(
                ValueCodec.toWire(request.model()), request.asOf(), SignalCodec.toWire(request.question()));
    }

    static InferenceRequest fromWire(io.auscult.schemas.wire.InferenceRequest wire) {
        return new InferenceRequest(
                ValueCodec.fromWire(wire.getModel()), wire.getAsOf(), SignalCodec.fromWire(wire.getQuestion()));
    }

    static io.auscult.schemas.wire.InferenceReturned toWire(InferenceReturned event) {
        return new io.auscult.schemas.wire.InferenceReturned(
                event.fact().value(),
                ValueCodec.toWire(event.version()),
                toWire(event.model(), event.question(), event.outcome()));
    }

    static InferenceReturned fromWire(io.auscult.schemas.wire.PatientEvent wire, Envelope envelope) {
        var body = required(wire.getInferenceReturned(), "inferenceReturned");
        Inference inference = body.getInference();
        return new InferenceReturned(
                envelope,
                new FactKey(body.getFact()),
                ValueCodec.fromWire(body.getVersion()),
                ValueCodec.fromWire(inference.getModel()),
                inference.getQuestion(),
                outcome(inference));
    }

    static InferenceStatement toWire(Statement.Inference said) {
        return new InferenceStatement(said.answeredAt(), toWire(said.model(), said.question(), said.outcome()));
    }

    static Statement.Inference fromWire(InferenceStatement wire) {
        Inference inference = wire.getInference();
        return new Statement.Inference(
                ValueCodec.fromWire(inference.getModel()),
                inference.getQuestion(),
                wire.getAnsweredAt(),
                outcome(inference));
    }

    private static Inference toWire(ModelRef model, String question, InferenceOutcome outcome) {
        return switch (outcome) {
            case Returned(Map<String, BigDecimal> outputs) ->
                new Inference(ValueCodec.toWire(model), question, outputs(outputs), null);
            case Failed(Failed.Reason reason) ->
                new Inference(ValueCodec.toWire(model), question, List.of(), FAILURES.word(reason));
        };
    }

    private static List<NamedValue> outputs(Map<String, BigDecimal> outputs) {
        return each(
                List.copyOf(outputs.entrySet()),
                output -> new NamedValue(output.getKey(), Fields.decimal(output.getValue())));
    }

    private static InferenceOutcome outcome(Inference wire) {
        if (wire.getFailure() != null) {
            return new Failed(FAILURES.constant(wire.getFailure()));
        }
        Map<String, BigDecimal> outputs = new TreeMap<>();
        wire.getOutputs().forEach(output -> outputs.put(output.getName(), Fields.decimal(output.getValue())));
        return new Returned(outputs);
    }
}
