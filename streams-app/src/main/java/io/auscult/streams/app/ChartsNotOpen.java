package io.auscult.streams.app;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered while the charts cannot be read. */
@RestControllerAdvice(assignableTypes = {ChartsController.class, WhyController.class})
class ChartsNotOpen {
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
}
