package io.auscult.streams.app;

import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Rationale;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.consult.Books;
import io.auscult.streams.consult.Consultation;
import io.auscult.streams.consult.Opinion;
import io.auscult.streams.processor.Nodes;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /consult/{patient}}: the one synchronous question between apps. The body may carry draft events, each in the log's
 * own encoding as Base64; the answer is what would be decided.
 */
@RestController
class ConsultController {
    private final Consultation consultation;
    private final StreamsLifecycle lifecycle;
    /** Made once: a new one asks the registry for its schema at its first record. */
    private final Deserializer<PatientEvent> events;

    private final Serializer<Signal> signals;
    private final Topics topics;
    private final Clock clock;

    ConsultController(
            Consultation consultation, StreamsLifecycle lifecycle, WireSerdes serdes, Topics topics, Clock clock) {
        this.consultation = consultation;
        this.lifecycle = lifecycle;
        this.events = serdes.events().deserializer();
        this.signals = serdes.signals().serializer();
        this.topics = topics;
        this.clock = clock;
    }

    record Drafts(@Nullable List<String> events) {}

    /** @param signals those that the raises stand on, each in the log's own encoding as Base64 */
    record Answer(
            String patient,
            long position,
            String now,
            Set<String> versions,
            List<DecisionView> decisions,
            List<String> signals) {}

    record SeenView(String what, String value, @Nullable String at, String source) {
        static SeenView of(Rationale.Seen seen) {
            return new SeenView(
                    seen.what(),
                    seen.value(),
                    seen.at() == null ? null : seen.at().toString(),
                    seen.source());
        }
    }

    record DecisionView(
            String kind,
            String rule,
            String subject,
            @Nullable String indicator,
            @Nullable String summary,
            @Nullable String mode,
            String sentence,
            @Nullable String until,
            String pack,
            String packVersion,
            List<SeenView> seen,
            List<String> models) {
        static DecisionView of(Decision decision) {
            Rationale rationale = decision.rationale();
            List<SeenView> seen = rationale.seen().stream().map(SeenView::of).toList();
            String pack = rationale.pack();
            String version = rationale.packVersion();
            String rule = decision.rule().value();
            String subject = decision.subject().value();
            String sentence = rationale.sentence();
            return switch (decision) {
                case Decision.Raise raise ->
                    new DecisionView(
                            "raise",
                            rule,
                            subject,
                            raise.indicator().word(),
                            raise.summary(),
                            raise.mode().word(),
                            sentence,
                            null,
                            pack,
                            version,
                            seen,
                            raise.models().stream().map(ModelRef::toString).toList());
                case Decision.Withhold withhold ->
                    new DecisionView(
                            "withhold",
                            rule,
                            subject,
                            null,
                            null,
                            withhold.mode().word(),
                            sentence,
                            withhold.until() == null ? null : withhold.until().toString(),
                            pack,
                            version,
                            seen,
                            List.of());
                case Decision.Undetermined _ ->
                    new DecisionView(
                            "undetermined",
                            rule,
                            subject,
                            null,
                            null,
                            null,
                            sentence,
                            null,
                            pack,
                            version,
                            seen,
                            List.of());
            };
        }
    }

    @PostMapping("/consult/{patient}")
    ResponseEntity<Answer> consult(
            @PathVariable String patient, @RequestBody(required = false) @Nullable Drafts drafts) {
        PatientId id = new PatientId(patient);
        return ResponseEntity.of(consultation
                .consult(books(), id, events(drafts), clock.instant())
                .map(opinion -> answer(id, opinion)));
    }

    private Answer answer(PatientId patient, Opinion opinion) {
        return new Answer(
                patient.value(),
                opinion.position(),
                opinion.now().toString(),
                opinion.versions(),
                opinion.decisions().stream().map(DecisionView::of).toList(),
                opinion.signals().stream().map(this::encoded).toList());
    }

    private String encoded(Signal signal) {
        return Base64.getEncoder()
                .encodeToString(signals.serialize(topics.signals().name(), signal));
    }

    private List<PatientEvent> events(@Nullable Drafts drafts) {
        if (drafts == null || drafts.events() == null) {
            return List.of();
        }
        String topic = topics.events().name();
        return drafts.events().stream()
                .map(event -> events.deserialize(topic, Base64.getDecoder().decode(event)))
                .toList();
    }

    private Books books() {
        return new Books(
                store(Nodes.CHART),
                store(Nodes.CLOCK),
                store(Nodes.STATE),
                store(Nodes.SIGNALS),
                store(Nodes.ALERT_BOOK));
    }

    private <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
        KafkaStreams streams = lifecycle.streams();
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore()));
    }

    @ExceptionHandler
    ProblemDetail notReady(InvalidStateStoreException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The charts are being restored or have moved; ask again shortly");
    }

    @ExceptionHandler
    ProblemDetail notReadable(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The patient id is 32 hex digits, and each draft event is Base64");
    }

    @ExceptionHandler
    ProblemDetail notAnEvent(SerializationException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "A draft event is encoded like a record of the log, in Base64");
    }
}
