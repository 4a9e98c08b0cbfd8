package io.auscult.streams.app;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.WhyReading;
import java.time.Clock;
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
 * {@code GET /why/{patient}}: why each rule fired now and why it did not, from whichever instance keeps the chart, else from one that
 * has a copy. What was at a past time is found by folding the log again: {@code auscult why --at}.
 */
@RestController
class WhyController {
    private final ChartKeepers keepers;
    private final ChartStores stores;
    private final WhyReading reading;
    private final Clock clock;

    WhyController(ChartKeepers keepers, ChartStores stores, WhyReading reading, Clock clock) {
        this.keepers = keepers;
        this.stores = stores;
        this.reading = reading;
        this.clock = clock;
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
        return keepers.ask(id, forwarded, new Question(id, rule.isEmpty() ? null : new RuleId(rule)));
    }

    private final class Question implements ChartKeepers.Question {
        private final PatientId patient;
        private final @Nullable RuleId rule;

        Question(PatientId patient, @Nullable RuleId rule) {
            this.patient = patient;
            this.rule = rule;
        }

        @Override
        public String path() {
            return "/why/" + patient + "?forwarded=true" + (rule == null ? "" : "&rule=" + rule);
        }

        @Override
        public Optional<?> read(int partition, boolean copy) {
            return reading.read(stores.books(partition, copy), patient, rule, clock.instant());
        }
    }

    @ExceptionHandler
    ProblemDetail notReadable(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The patient id is 32 hex digits, and a rule's <area>/<condition>");
    }
}
