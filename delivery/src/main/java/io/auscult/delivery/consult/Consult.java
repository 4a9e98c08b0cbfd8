package io.auscult.delivery.consult;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.PatientId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The port to the rules at this moment: what they say of a patient now, beyond what the topics have brought so far. */
public interface Consult {
    /**
     * Never completes exceptionally: what goes wrong is {@link Consulted.Unanswered}.
     *
     * @param drafts events that are in no log, such as an order that is not signed yet
     */
    CompletableFuture<Consulted> ask(PatientId patient, List<PatientEvent> drafts);

    default CompletableFuture<Consulted> ask(PatientId patient) {
        return ask(patient, List.of());
    }
}
