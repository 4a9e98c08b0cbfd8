package io.auscult.adapter.app;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.IntakeMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a sender is told when nothing of its message is stored. */
@RestControllerAdvice(assignableTypes = {FhirController.class, BackfillController.class})
class FhirFailures {
    private static final Logger LOG = LoggerFactory.getLogger(FhirFailures.class);
    private static final String SOON = "5";

    private final IntakeMeters meters;

    FhirFailures(IntakeMeters meters) {
        this.meters = meters;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal e) {
        meters.refused(e.source(), e.reason().word());
        return answer(e.reason().status(), "error", e.reason().issue(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notStored(NotStored e) {
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "fatal",
                "transient",
                e.getMessage() + "; nothing is stored, send it again");
    }

    /** An error of ours. Its message may hold patient data, so only its class is told. */
    @ExceptionHandler
    ResponseEntity<Object> failed(RuntimeException e) {
        LOG.error(
                "A request at the FHIR door could not be answered ({})",
                e.getClass().getName());
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "fatal",
                "exception",
                "An error of the adapter; nothing is stored, send it again");
    }

    private static ResponseEntity<Object> answer(HttpStatus status, String severity, String code, String diagnostics) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(FhirAnswers.FHIR_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header("Retry-After", SOON);
        }
        return answer.body(FhirAnswers.outcome(severity, code, diagnostics));
    }
}
