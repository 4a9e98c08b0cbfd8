package io.auscult.streams.app;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartReading;
import io.auscult.streams.consult.ChartRoute;
import io.auscult.streams.consult.ChartRoute.Place;
import io.auscult.streams.consult.ChartView;
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
 * {@code GET /charts/{patient}}: the chart as now known, from whichever instance keeps it; from a copy, and marked so, when that one
 * does not answer.
 */
@RestController
class ChartsController {
    private final ChartStores stores;
    private final ChartReading reading;
    private final Neighbours neighbours;
    private final OwnAddress self;

    ChartsController(ChartStores stores, ChartReading reading, Neighbours neighbours, OwnAddress self) {
        this.stores = stores;
        this.reading = reading;
        this.neighbours = neighbours;
        this.self = self;
    }

    private record Question(PatientId patient, @Nullable ConceptId only, int partition) {}

    /**
     * @param concept only what means this; empty for all
     * @param forwarded true when another instance asks
     */
    @GetMapping("/charts/{patient}")
    ResponseEntity<?> chart(
            @PathVariable String patient,
            @RequestParam(defaultValue = "") String concept,
            @RequestParam(defaultValue = "false") boolean forwarded)
            throws InterruptedException {
        PatientId id = new PatientId(patient);
        KeyQueryMetadata keeper = stores.keeper(id);
        Question question = new Question(id, concept.isEmpty() ? null : ConceptId.of(concept), keeper.partition());
        for (Place place : ChartRoute.places(self.host(), keeper.activeHost(), keeper.standbyHosts(), forwarded)) {
            Optional<ResponseEntity<?>> answer = ask(place, question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new InvalidStateStoreException("Nobody who has the chart answers");
    }

    /** Empty when the chart cannot be read there now. */
    private Optional<ResponseEntity<?>> ask(Place place, Question question) throws InterruptedException {
        try {
            return switch (place) {
                case Place.Own _ ->
                    Optional.of(ResponseEntity.of(
                            reading.read(stores.own(question.partition()), question.patient(), question.only())));
                case Place.OwnCopy _ -> Optional.of(ResponseEntity.of(fromCopy(question)));
                case Place.Other(HostInfo host) ->
                    neighbours
                            .ask(host, question.patient(), question.only())
                            .<ResponseEntity<?>>map(said -> ResponseEntity.status(said.status())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(said.body()));
            };
        } catch (InvalidStateStoreException e) {
            return Optional.empty();
        }
    }

    private Optional<ChartView> fromCopy(Question question) {
        long lag = stores.lag(question.partition());
        return reading.read(stores.copies(question.partition()), question.patient(), question.only())
                .map(chart -> chart.fromStandby(lag));
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
                HttpStatus.BAD_REQUEST,
                "The patient id is 32 hex digits, and a concept lower-case words joined by hyphens");
    }
}
