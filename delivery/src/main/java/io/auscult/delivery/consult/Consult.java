package io.auscult.delivery.consult;

import io.auscult.core.value.PatientId;
import java.util.concurrent.CompletableFuture;

/** The port to the rules at this moment: what they say of a patient now, beyond what the topics have brought so far. */
public interface Consult {
    /** Never completes exceptionally: what goes wrong is {@link Consulted.Unanswered}. */
    CompletableFuture<Consulted> ask(PatientId patient);
}
