package io.auscult.streams.inference;

import io.auscult.core.event.PatientEvent;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.Headers;

/** The log of events, into which answers go. */
public interface AnswerLog {
    /** @return done when the event is safe in the log */
    CompletableFuture<Void> write(PatientEvent event, Headers headers);
}
