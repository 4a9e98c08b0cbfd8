package io.auscult.delivery.app;

import io.auscult.delivery.answer.EventLog.LogUnavailable;
import io.auscult.delivery.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a caller is told when the database or the log is away: plainly, and that nothing was recorded. */
@ControllerAdvice
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @ExceptionHandler
    Object storeAway(StoreException failure, HttpServletRequest request) {
        return answer(failure, "The database does not answer. Alerts cannot be shown at this moment.", request);
    }

    @ExceptionHandler
    Object logAway(LogUnavailable failure, HttpServletRequest request) {
        return answer(failure, "Your answer was NOT recorded: the log does not take it. Please try again.", request);
    }

    private static Object answer(RuntimeException failure, String sentence, HttpServletRequest request) {
        LOG.warn("503: {}", failure.getMessage());
        if (request.getRequestURI().startsWith("/cds-services")) {
            Map<String, Object> issue = Map.of("severity", "error", "code", "transient", "diagnostics", sentence);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("resourceType", "OperationOutcome", "issue", List.of(issue)));
        }
        return new ModelAndView("error", Map.of("status", 503, "sentence", sentence), HttpStatus.SERVICE_UNAVAILABLE);
    }
}
