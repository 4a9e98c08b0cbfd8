package io.auscult.streams.inference;

import io.auscult.core.event.InferenceFacts;
import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Failed.Reason;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.ModelRef;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;

/** Asks one question and writes what comes of it to the log, whatever it is. */
public final class InferenceOffice {
    private final Function<ModelRef, Optional<Endpoint>> atWork;
    private final InferenceClient client;
    private final Guard.Care care;
    private final AnswerLog log;
    private final InferenceMeters meters;
    private final Clock clock;
    private final Map<ModelRef, Guard> guards = new ConcurrentHashMap<>();

    /** @param atWork the endpoint of a model that is deployed and not off */
    public InferenceOffice(
            Function<ModelRef, Optional<Endpoint>> atWork,
            InferenceClient client,
            Guard.Care care,
            AnswerLog log,
            InferenceMeters meters,
            Clock clock) {
        this.atWork = atWork;
        this.client = client;
        this.care = care;
        this.log = log;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns when the answer is in the log. */
    void settle(Ticket ticket) {
        ModelRef model = ticket.request().model();
        Instant begun = clock.instant();
        InferenceOutcome outcome = atWork.apply(model)
                .map(endpoint -> guard(endpoint).ask(ticket.request().question()))
                .orElseGet(() -> new Failed(Reason.NOT_AT_WORK));
        Instant answered = clock.instant();
        PatientEvent event = InferenceFacts.event(
                ticket.patient(),
                model,
                ticket.request().question().id(),
                ticket.request().asOf(),
                answered.truncatedTo(ChronoUnit.MILLIS),
                outcome);
        write(event, headers(ticket, event));
        meters.answered(model, word(outcome), Duration.between(begun, answered));
    }

    private void write(PatientEvent event, Headers headers) {
        try {
            log.write(event, headers).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The answer could not be written to the log", e.getCause());
        }
    }

    void superseded(Ticket ticket) {
        meters.superseded(ticket.request().model());
    }

    void unreadable() {
        meters.unreadable();
    }

    List<Guard> guards() {
        return List.copyOf(guards.values());
    }

    /** A version never changes its endpoint; should it all the same, calls go where its card says now. */
    private Guard guard(Endpoint endpoint) {
        return guards.compute(endpoint.model(), (model, known) -> {
            if (known != null && known.endpoint().equals(endpoint)) {
                return known;
            }
            Guard guard = new Guard(endpoint, client, care);
            meters.watch(model, guard);
            return guard;
        });
    }

    private static Headers headers(Ticket ticket, PatientEvent event) {
        Headers headers = RecordHeaders.put(
                new org.apache.kafka.common.header.internals.RecordHeaders(), RecordHeaders.KIND, EventKind.of(event));
        Headers asked = ticket.record().headers();
        RecordHeaders.get(asked, RecordHeaders.TRACEPARENT)
                .ifPresent(value -> RecordHeaders.put(headers, RecordHeaders.TRACEPARENT, value));
        return RecordHeaders.putSource(
                headers,
                new SourceRecord(ticket.record().topic(), ticket.record().partition(), ticket.offset()));
    }

    private static String word(InferenceOutcome outcome) {
        return switch (outcome) {
            case Returned _ -> "returned";
            case Failed failed ->
                failed.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
