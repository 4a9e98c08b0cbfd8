package io.auscult.adapter.app;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.Source;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.PatientMention;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where it is said that the initial load of a patient is complete. */
@RestController
@RequestMapping({"/fhir", "/sources/{source}/fhir"})
class BackfillController {
    private final FhirDoor door;
    private final Intake intake;
    private final SitePatients patients;
    private final PatientDirectory directory;

    BackfillController(FhirDoor door, Intake intake, SitePatients patients, PatientDirectory directory) {
        this.door = door;
        this.intake = intake;
        this.patients = patients;
        this.directory = directory;
    }

    @PostMapping({"/Patient/{id}/$backfill-ended", "/Patient/$backfill-ended"})
    ResponseEntity<Object> backfillEnded(
            HttpServletRequest request,
            @PathVariable(required = false) @Nullable String source,
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String identifier)
            throws Refusal, NotStored, InterruptedException {
        Source sender = door.sender(source, request);
        Optional<PatientId> patient = identifier != null
                ? identifier(identifier).map(patients::of)
                : Optional.ofNullable(id).flatMap(fhirId -> known(sender, fhirId));
        if (patient.isEmpty()) {
            return FhirAnswers.answer(
                    HttpStatus.NOT_FOUND, FhirAnswers.outcome("error", "not-found", "No such patient is known here"));
        }
        intake.backfillEnded(sender, patient.get());
        return FhirAnswers.information("1 event");
    }

    private Optional<PatientId> known(Source sender, String fhirId) {
        return directory.patient(PatientMention.fhirIdentifier(sender.name(), fhirId));
    }

    private static Optional<Identifier> identifier(String token) {
        int bar = token.indexOf('|');
        return bar < 1 || bar == token.length() - 1
                ? Optional.empty()
                : Optional.of(new Identifier(token.substring(0, bar), token.substring(bar + 1)));
    }
}
