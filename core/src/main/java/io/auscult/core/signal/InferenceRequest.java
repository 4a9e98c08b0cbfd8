package io.auscult.core.signal;

import io.auscult.core.signal.Signal.Question;
import java.time.Instant;

/**
 * A question on its way to a remote model; whose it is, the record's key says.
 *
 * @param asOf the patient's {@code now} at which the model asked; it orders the answers
 */
public record InferenceRequest(ModelRef model, Instant asOf, Question question) {
    /** The word for it in headers. */
    public static final String KIND = "inference-requested";
}
