package io.auscult.streams.app;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartRoute;
import io.auscult.streams.consult.ChartRoute.Place;
import io.auscult.streams.consult.WhyReading;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /why/{patient}}: why each rule fired now and why it did not, from whichever instance keeps the chart, else from one that
 * has a copy. What was at a past time is found by folding the log again: {@code auscult why --at}.
 */
@RestController
class WhyController {
    private final ChartStores stores;
    private final WhyReading reading;
    private final Neighbours neighbours;
    private final OwnAddress self;
    private final Clock clock;

    WhyController(ChartStores stores, WhyReading reading, Neighbours neighbours, OwnAddress self, Clock clock) {
        this.stores = stores;
        this.reading = reading;
        this.neighbours = neighbours;
        this.self = self;
        this.clock = clock;
    }

    private record Question(PatientId patient, @Nullable RuleId rule, int partition) {
        String path() {
            return "/why/" + patient + "?forwarded=true" + (rule == null ? "" : "&rule=" + rule);
        }
    }

    /**
     * @param rule the rule to explain whole; empty for all in short
     * @param forwarded true when another instance asks
     */
    @GetMapping("/why/{patient}")
    ResponseEntity<?> why(
            @PathVariable String patient,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "false") boolean forwarded)
            throws InterruptedException {
        PatientId id = new PatientId(patient);
        KeyQueryMetadata keeper = stores.keeper(id);
        Question question = new Question(id, rule.isEmpty() ? null : new RuleId(rule), keeper.partition());
        for (Place place : ChartRoute.places(self.host(), keeper.activeHost(), keeper.standbyHosts(), forwarded)) {
            Optional<ResponseEntity<?>> answer = ask(place, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new InvalidStateStoreException("Nobody who has the chart answers");
    }

    /** Empty when it cannot be said there now. */
    private Optional<ResponseEntity<?>> ask(Place place, Question question) throws InterruptedException {
        try {
            return switch (place) {
                case Place.Own _ -> Optional.of(read(question, false));
                case Place.OwnCopy _ -> Optional.of(read(question, true));
                case Place.Other(HostInfo host) ->
                    neighbours
                            .ask(host, question.path())
                            .<ResponseEntity<?>>map(said -> ResponseEntity.status(said.status())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(said.body()));
            };
        } catch (InvalidStateStoreException e) {
            return Optional.empty();
        }
    }

    private ResponseEntity<?> read(Question question, boolean stale) {
        return ResponseEntity.of(reading.read(
                stores.books(question.partition(), stale), question.patient(), question.rule(), clock.instant()));
    }

    @ExceptionHandler
    ProblemDetail notReady(InvalidStateStoreException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The charts are being restored or have moved; ask again shortly");
    }

    /** Kafka Streams says so while it starts and when it has stopped. */
    @ExceptionHandler
    ProblemDetail notRunning(IllegalStateException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The charts are not open yet; ask again shortly");
    }

    @ExceptionHandler
    ProblemDetail notReadable(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The patient id is 32 hex digits, and a rule's <area>/<condition>");
    }
}
