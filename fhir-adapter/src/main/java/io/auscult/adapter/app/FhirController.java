package io.auscult.adapter.app;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.AtAddress;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.Delivery.Language;
import io.auscult.adapter.source.Receipt;
import io.auscult.adapter.source.Room;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.subscription.Subscriptions;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.topic.Payload;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The FHIR doors, one for each source that has one, and the bare address for the first of them. 2xx means that the message is safe,
 * if need be as dead letters; 400 that there is no FHIR in the body, which is kept as a dead letter so that nothing is lost, but
 * the sender should know; any other that nothing is stored.
 */
@RestController
@RequestMapping({"/fhir", "/sources/{source}/fhir"})
class FhirController {
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final FhirDoor door;
    private final Subscriptions subscriptions;

    FhirController(FhirDoor door, Subscriptions subscriptions) {
        this.door = door;
        this.subscriptions = subscriptions;
    }

    /** A Bundle, a bare resource, or resources line by line as bulk exports have them. */
    @PostMapping({"", "/"})
    ResponseEntity<Object> post(
            HttpServletRequest request,
            @PathVariable(required = false) @Nullable String source,
            @RequestParam(defaultValue = "false") boolean backfill)
            throws Refusal, NotStored, InterruptedException {
        Source sender = door.sender(source, request);
        return take(sender, request, FhirMedia.of(sender, request), backfill, FhirMessageMapper::map);
    }

    /** Where FHIR clients create. */
    @PostMapping("/{type:[A-Z][A-Za-z]+}")
    ResponseEntity<Object> create(
            HttpServletRequest request,
            @PathVariable(required = false) @Nullable String source,
            @RequestParam(defaultValue = "false") boolean backfill)
            throws Refusal, NotStored, InterruptedException {
        Source sender = door.sender(source, request);
        return take(sender, request, FhirMedia.oneResource(sender, request), backfill, FhirMessageMapper::map);
    }

    /** Where FHIR clients update, and R4 subscriptions put what changed. */
    @PutMapping("/{type}/{id}")
    ResponseEntity<Object> put(
            HttpServletRequest request,
            @PathVariable(required = false) @Nullable String source,
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean backfill)
            throws Refusal, NotStored, InterruptedException {
        Source sender = door.sender(source, request);
        return take(sender, request, FhirMedia.oneResource(sender, request), backfill, new AtAddress(type, id));
    }

    private ResponseEntity<Object> take(
            Source sender, HttpServletRequest request, FhirMedia media, boolean backfill, Language json)
            throws Refusal, NotStored, InterruptedException {
        try (Room.Place place = door.enter()) {
            byte[] body = door.body(sender, request, place);
            if (body.length == 0) {
                // A subscription whose notices carry nothing: what changed is asked for.
                subscriptions.receiveNothing(sender);
                return FhirAnswers.information("0 events");
            }
            Language language = media == FhirMedia.LINES ? FhirMessageMapper::mapLines : json;
            Receipt receipt = subscriptions.receive(new Delivery(
                    sender, media.contentType(), Payload.taking(body), backfill, traceparent(request), language));
            boolean unreadable = receipt.message().form() == Form.UNREADABLE;
            return FhirAnswers.answer(
                    unreadable ? HttpStatus.BAD_REQUEST : HttpStatus.OK, FhirAnswers.of(receipt.message()));
        }
    }

    /** Only a well-formed one: what a sender writes into a header could be anything. */
    private static @Nullable String traceparent(HttpServletRequest request) {
        String header = request.getHeader("traceparent");
        return header != null && TRACEPARENT.matcher(header).matches() ? header : null;
    }
}
