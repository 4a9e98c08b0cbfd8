package io.auscult.delivery.app;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.audit.AuditEvents;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.store.DisclosureStore;
import io.auscult.delivery.store.DisclosureStore.Question;
import io.auscult.delivery.store.Stores;
import io.auscult.schemas.topic.Disclosure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Who was shown whose data: for the auditor, as a page and as FHIR AuditEvents. Patients stand in it by their ids alone. */
@Controller
class AuditController {
    private static final int MOST = 1_000;

    private final DisclosureStore disclosures;
    private final Clockface face;

    AuditController(Stores stores, Clockface face) {
        this.disclosures = stores.disclosures();
        this.face = face;
    }

    /** One line of the page. */
    record Line(
            String at, String user, String roles, String what, boolean refused, List<String> patients, String from) {}

    @GetMapping("/audit")
    String page(
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String patient,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Model model) {
        List<Disclosure> found = disclosures.find(question(user, patient, from, until, 200));
        model.addAttribute("lines", found.stream().map(this::line).toList());
        model.addAttribute("asked", Map.of("user", user, "patient", patient, "from", from, "until", until));
        return "audit";
    }

    /** The newest first; {@code _count} of them, at most a thousand. */
    @GetMapping(path = "/audit/AuditEvent", produces = "application/fhir+json")
    @ResponseBody
    Map<String, Object> events(
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String patient,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(name = "_count", defaultValue = "100") int count) {
        return AuditEvents.bundle(disclosures.find(question(user, patient, from, until, count)));
    }

    private Question question(String user, String patient, String from, String until, int count) {
        return new Question(
                user.isBlank() ? null : user.strip(),
                patient(patient.strip()),
                day(from, 0, Instant.EPOCH),
                day(until, 1, Instant.parse("9999-01-01T00:00:00Z")),
                Math.clamp(count, 1, MOST));
    }

    private static @Nullable PatientId patient(String text) {
        try {
            return text.isEmpty() ? null : new PatientId(text);
        } catch (IllegalArgumentException e) {
            throw refused("A patient is named by Auscult's id: auscult patient-id makes it of a record number.");
        }
    }

    private Instant day(String text, int later, Instant otherwise) {
        try {
            return text.isBlank()
                    ? otherwise
                    : LocalDate.parse(text.strip())
                            .plusDays(later)
                            .atStartOfDay(face.zone())
                            .toInstant();
        } catch (DateTimeException e) {
            throw refused("A day is written like 2026-11-23.");
        }
    }

    private Line line(Disclosure each) {
        return new Line(
                face.full(each.at()).words(),
                each.proven() ? each.user() : each.user() + " (not proven)",
                String.join(", ", each.roles()),
                each.what(),
                each.outcome() == Disclosure.Outcome.REFUSED,
                each.patients().stream().map(PatientId::value).toList(),
                each.address() == null ? "" : each.address());
    }

    private static ResponseStatusException refused(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
