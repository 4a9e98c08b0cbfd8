package io.auscult.delivery.app;

import io.auscult.delivery.cdshooks.BadCall;
import io.auscult.delivery.cdshooks.CardResponse;
import io.auscult.delivery.cdshooks.Discovery;
import io.auscult.delivery.cdshooks.Edition;
import io.auscult.delivery.cdshooks.Feedback;
import io.auscult.delivery.cdshooks.Hook;
import io.auscult.delivery.cdshooks.HookAnswers;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** CDS Hooks 2.0 over HTTP, and the additions of the 3.0 ballot for who accepts them. */
@RestController
@RequestMapping("/cds-services")
class CdsHooksController {
    private final HookAnswers answers;
    private final Feedback feedback;
    private final int largestCall;

    CdsHooksController(HookAnswers answers, Feedback feedback, CdsHooksSettings settings) {
        this.answers = answers;
        this.feedback = feedback;
        this.largestCall = settings.largestCall();
    }

    @GetMapping
    ResponseEntity<Discovery> discover(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return json(Discovery.in(Edition.of(accept)));
    }

    @PostMapping("/{service}")
    ResponseEntity<CardResponse> call(
            @PathVariable String service,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            InputStream body)
            throws BadCall, IOException {
        return json(answers.answer(hook(service), read(body), Edition.of(accept)));
    }

    @PostMapping("/{service}/feedback")
    ResponseEntity<Feedback.Received> feedback(@PathVariable String service, InputStream body)
            throws BadCall, IOException {
        hook(service);
        return json(feedback.receive(read(body)));
    }

    @RequestMapping(
            path = {"/{service}", "/{service}/feedback"},
            method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    void notSo() throws BadCall {
        throw BadCall.method();
    }

    @PostMapping
    void notThere() throws BadCall {
        throw BadCall.method();
    }

    private static Hook hook(String service) throws BadCall {
        return Hook.ofService(service).orElseThrow(BadCall::noSuchService);
    }

    private byte[] read(InputStream body) throws BadCall, IOException {
        byte[] bytes = body.readNBytes(largestCall + 1);
        if (bytes.length > largestCall) {
            throw BadCall.tooLarge(largestCall);
        }
        return bytes;
    }

    private static <T> ResponseEntity<T> json(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    @ExceptionHandler
    ResponseEntity<BadCall.Outcome> refuse(BadCall fault) {
        return ResponseEntity.status(fault.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(fault.outcome());
    }
}
