package io.auscult.adapter.app;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.retry.Result;
import io.auscult.adapter.retry.Retry;
import io.auscult.adapter.retry.Retry.Busy;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where {@code auscult deadletters retry} asks for letters to be tried again. Nobody but this machine may. */
@RestController
@RequestMapping("/deadletters")
class DeadLetterController {
    private static final int MOST = 1_000;

    private final Retry retry;
    private final MeterRegistry meters;

    DeadLetterController(Retry retry, MeterRegistry meters) {
        this.retry = retry;
        this.meters = meters;
    }

    record Asked(@Nullable List<String> ids) {}

    record Answered(List<Letter> letters) {}

    record Letter(String id, String outcome, String reason) {
        static Letter of(Result result) {
            return new Letter(result.id(), result.outcome().word(), result.reason());
        }
    }

    record Refused(String error) {}

    @PostMapping(path = "/retry", consumes = "application/json", produces = "application/json")
    ResponseEntity<Object> retry(HttpServletRequest request, @RequestBody Asked asked)
            throws Busy, NotStored, InterruptedException, UnknownHostException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            return refused(HttpStatus.FORBIDDEN, "Letters are tried again from this machine only");
        }
        List<String> ids = asked.ids();
        if (ids == null || ids.isEmpty() || ids.size() > MOST) {
            return refused(HttpStatus.BAD_REQUEST, "Name 1 to " + MOST + " letters: {\"ids\":[\"…\"]}");
        }
        List<Result> results = retry.of(ids);
        results.forEach(result -> meters.counter(
                        "auscult.deadletters.retried",
                        "outcome",
                        result.outcome().word())
                .increment());
        return ResponseEntity.ok(new Answered(results.stream().map(Letter::of).toList()));
    }

    @ExceptionHandler
    ResponseEntity<Object> busy(Busy e) {
        return refused(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notStored(NotStored e) {
        return refused(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage() + "; is Kafka there? Nothing was tried");
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String error) {
        return ResponseEntity.status(status).body(new Refused(error));
    }
}
