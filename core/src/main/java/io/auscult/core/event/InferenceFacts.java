package io.auscult.core.event;

import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the answer of a remote model becomes an event. A chart keeps two statements of each model, its newest answer and its newest
 * failure, so that a failure does not take the last score away. The time at which the question was asked orders their versions: an
 * answer to an older question never replaces one to a newer question.
 */
public final class InferenceFacts {
    private static final String SOURCE = "auscult";

    private InferenceFacts() {}

    /** The statement that holds the model's newest answer. */
    public static FactKey answer(ModelRef model) {
        return new FactKey("inference/" + model + "/answer");
    }

    /** The statement that holds the model's newest failure. */
    public static FactKey failure(ModelRef model) {
        return new FactKey("inference/" + model + "/failure");
    }

    /**
     * The event. The same question asked at the same time gives the same id, however often it is answered.
     *
     * @param askedAt the patient's {@code now} at which the model asked
     */
    public static InferenceReturned event(
            PatientId patient,
            ModelRef model,
            String question,
            Instant askedAt,
            Instant answeredAt,
            InferenceOutcome outcome) {
        String id = ContentHash.of("inference", patient.value(), model.toString(), question, askedAt.toString());
        Envelope envelope = new Envelope(id, patient, Times.of(askedAt, answeredAt), SOURCE, "", false, false);
        FactVersion version = new FactVersion(askedAt, 0, hash(question, outcome));
        return new InferenceReturned(envelope, key(model, outcome), version, model, question, outcome);
    }

    private static FactKey key(ModelRef model, InferenceOutcome outcome) {
        return switch (outcome) {
            case InferenceOutcome.Returned _ -> answer(model);
            case InferenceOutcome.Failed _ -> failure(model);
        };
    }

    private static String hash(String question, InferenceOutcome outcome) {
        List<String> parts = new ArrayList<>(List.of(question));
        switch (outcome) {
            case InferenceOutcome.Returned returned -> {
                for (Map.Entry<String, BigDecimal> output : returned.outputs().entrySet()) {
                    parts.add(output.getKey());
                    parts.add(output.getValue().toString());
                }
            }
            case InferenceOutcome.Failed failed -> parts.add(failed.reason().name());
        }
        return ContentHash.of(parts.toArray(String[]::new));
    }
}
