package io.auscult.delivery.app;

import io.auscult.delivery.cdshooks.BadCall;
import io.auscult.delivery.cdshooks.CardResponse;
import io.auscult.delivery.cdshooks.Discovery;
import io.auscult.delivery.cdshooks.Feedback;
import io.auscult.delivery.cdshooks.PatientView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** CDS Hooks 2.0 over HTTP. */
@RestController
@RequestMapping("/cds-services")
class CdsHooksController {
    private final PatientView patientView;
    private final Feedback feedback;

    CdsHooksController(PatientView patientView, Feedback feedback) {
        this.patientView = patientView;
        this.feedback = feedback;
    }

    @GetMapping
    Discovery discover() {
        return Discovery.OFFERED;
    }

    @PostMapping("/" + Discovery.PATIENT_VIEW)
    CardResponse call(@RequestBody(required = false) byte[] body) throws BadCall {
        return patientView.answer(orNothing(body));
    }

    @PostMapping("/" + Discovery.PATIENT_VIEW + "/feedback")
    Feedback.Received feedback(@RequestBody(required = false) byte[] body) throws BadCall {
        return feedback.receive(orNothing(body));
    }

    @ExceptionHandler
    ResponseEntity<BadCall.Outcome> refuse(BadCall fault) {
        return ResponseEntity.status(fault.status()).body(fault.outcome());
    }

    private static byte[] orNothing(byte @org.jspecify.annotations.Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
