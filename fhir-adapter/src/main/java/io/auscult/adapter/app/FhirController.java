package io.auscult.adapter.app;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.Receipt;
import io.auscult.adapter.source.Source;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.topic.Payload;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The FHIR door. 2xx means that the message is safe, if need be as dead letters; 400 that there is no FHIR in the body, which is
 * kept as a dead letter so that nothing is lost, but the sender should know; 503 that nothing is stored.
 */
@RestController
@RequestMapping("/fhir")
class FhirController {
    private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json");
    private static final String FHIR_NDJSON = "application/fhir+ndjson";
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final Intake intake;
    private final SitePatients patients;
    private final PatientDirectory directory;
    private final Source source;
    private final int mostBytes;

    FhirController(Intake intake, SitePatients patients, PatientDirectory directory, AdapterSettings settings) {
        this.intake = intake;
        this.patients = patients;
        this.directory = directory;
        this.source = settings.sources().fhir().source();
        this.mostBytes = settings.mostBytes();
    }

    /** A Bundle or a bare resource; also at {@code /fhir/<Type>}, where FHIR clients create. */
    @PostMapping(
            path = {"", "/", "/{type:[A-Z][A-Za-z]+}"},
            consumes = {"application/fhir+json", "application/json"})
    ResponseEntity<Object> post(HttpServletRequest request, @RequestParam(defaultValue = "false") boolean backfill)
            throws IOException, NotStored, InterruptedException {
        return take(request, backfill, FhirMessageMapper::map);
    }

    /** A resource on each line, as bulk exports have them. */
    @PostMapping(
            path = {"", "/"},
            consumes = {"application/fhir+ndjson", "application/ndjson", "application/x-ndjson"})
    ResponseEntity<Object> postLines(HttpServletRequest request, @RequestParam(defaultValue = "false") boolean backfill)
            throws IOException, NotStored, InterruptedException {
        return take(request, FHIR_NDJSON, backfill, FhirMessageMapper::mapLines);
    }

    @PutMapping(
            path = "/{type}/{id}",
            consumes = {"application/fhir+json", "application/json"})
    ResponseEntity<Object> put(
            HttpServletRequest request,
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean backfill)
            throws IOException, NotStored, InterruptedException {
        return take(
                request, backfill, (body, arrival, finder) -> FhirMessageMapper.mapAt(type, id, body, arrival, finder));
    }

    /** The initial load of a patient is complete. */
    @PostMapping({"/Patient/{id}/$backfill-ended", "/Patient/$backfill-ended"})
    ResponseEntity<Object> backfillEnded(
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String identifier)
            throws NotStored, InterruptedException {
        Optional<PatientId> patient = identifier != null
                ? identifier(identifier).map(patients::of)
                : Optional.ofNullable(id).flatMap(this::known);
        if (patient.isEmpty()) {
            return answer(
                    HttpStatus.NOT_FOUND, FhirAnswers.outcome("error", "not-found", "No such patient is known here"));
        }
        intake.backfillEnded(source, patient.get());
        return answer(HttpStatus.OK, FhirAnswers.outcome("information", "informational", "1 event"));
    }

    private Optional<PatientId> known(String fhirId) {
        return directory.patient(PatientMention.fhirIdentifier(source.name(), fhirId));
    }

    private static Optional<Identifier> identifier(String token) {
        int bar = token.indexOf('|');
        return bar < 1 || bar == token.length() - 1
                ? Optional.empty()
                : Optional.of(new Identifier(token.substring(0, bar), token.substring(bar + 1)));
    }

    private ResponseEntity<Object> take(HttpServletRequest request, boolean backfill, Language language)
            throws IOException, NotStored, InterruptedException {
        return take(request, "application/fhir+json", backfill, language);
    }

    private ResponseEntity<Object> take(
            HttpServletRequest request, String contentType, boolean backfill, Language language)
            throws IOException, NotStored, InterruptedException {
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            return answer(
                    HttpStatus.CONTENT_TOO_LARGE,
                    FhirAnswers.outcome("error", "too-long", "A message has at most " + mostBytes + " bytes"));
        }
        if (body.length == 0) {
            // A subscription whose notices carry nothing; there is nothing to keep.
            return answer(HttpStatus.OK, FhirAnswers.outcome("information", "informational", "0 events"));
        }
        Receipt receipt = intake.receive(
                new Delivery(source, contentType, Payload.of(body), backfill, traceparent(request), language));
        boolean unreadable = receipt.message().form() == Form.UNREADABLE;
        return answer(unreadable ? HttpStatus.BAD_REQUEST : HttpStatus.OK, FhirAnswers.of(receipt.message()));
    }

    /** Only a well-formed one: what a sender writes into a header could be anything. */
    private static @Nullable String traceparent(HttpServletRequest request) {
        String header = request.getHeader("traceparent");
        return header != null && TRACEPARENT.matcher(header).matches() ? header : null;
    }

    private static ResponseEntity<Object> answer(HttpStatus status, Object body) {
        return ResponseEntity.status(status).contentType(FHIR_JSON).body(body);
    }

    @ExceptionHandler
    ResponseEntity<Object> notStored(NotStored e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(FHIR_JSON)
                .header("Retry-After", "5")
                .body(FhirAnswers.outcome("fatal", "transient", e.getMessage() + "; nothing is stored, send it again"));
    }
}
