package io.auscult.streams.app;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartReading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final ChartKeepers keepers;
    private final ChartStores stores;
    private final ChartReading reading;

    ChartsController(ChartKeepers keepers, ChartStores stores, ChartReading reading) {
        this.keepers = keepers;
        this.stores = stores;
        this.reading = reading;
    }

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
        return keepers.ask(id, forwarded, new Question(id, concept.isEmpty() ? null : ConceptId.of(concept)));
    }

    private final class Question implements ChartKeepers.Question {
        private final PatientId patient;
        private final @Nullable ConceptId only;

        Question(PatientId patient, @Nullable ConceptId only) {
            this.patient = patient;
            this.only = only;
        }

        @Override
        public String path() {
            return "/charts/" + patient + "?forwarded=true" + (only == null ? "" : "&concept=" + only);
        }

        @Override
        public Optional<?> read(int partition, boolean copy) {
            if (!copy) {
                return reading.read(stores.own(partition), patient, only);
            }
            long lag = stores.lag(partition);
            return reading.read(stores.copies(partition), patient, only).map(chart -> chart.fromStandby(lag));
        }
    }

    @ExceptionHandler
    ProblemDetail notReadable(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "The patient id is 32 hex digits, and a concept lower-case words joined by hyphens");
    }
}
