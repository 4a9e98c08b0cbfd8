package io.auscult.delivery.app;

import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.inbox.AlertPage;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.InboxPage.Section;
import io.auscult.delivery.inbox.InboxPages;
import io.auscult.delivery.store.PatientAlert;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: the list, and one alert beside it. */
@Controller
class InboxController {
    private final InboxPages inbox;
    private final AlertPages alerts;
    private final SightingPublisher sightings;
    private final InstantSource clock;

    InboxController(InboxPages inbox, AlertPages alerts, SightingPublisher sightings, InstantSource clock) {
        this.inbox = inbox;
        this.alerts = alerts;
        this.sightings = sightings;
        this.clock = clock;
    }

    @GetMapping("/")
    String root(Reader reader) {
        return "redirect:" + Starts.of(reader);
    }

    @GetMapping("/inbox")
    String list(@RequestParam(defaultValue = "open") String show, Viewer viewer, Model model) {
        model.addAttribute("inbox", inbox.page(Section.of(show), viewer));
        return "inbox";
    }

    /** @param recorded the outcome that was just recorded: the page then waits for the alert to change */
    @GetMapping("/inbox/{alertId}")
    String alert(
            @PathVariable String alertId,
            @RequestParam(defaultValue = "") String recorded,
            Viewer viewer,
            Model model) {
        PatientAlert found = alerts.find(new AlertId(alertId), viewer).orElseThrow(NotHere::new);
        AlertPage page = alerts.page(found);
        sightings.keep(List.of(SightingPublisher.seen(found.patient(), found.alert(), viewer, "", clock.instant())));
        model.addAttribute("inbox", inbox.page(section(page), viewer));
        model.addAttribute("alert", page);
        model.addAttribute("waiting", !recorded.isEmpty() && page.open());
        return "inbox";
    }

    private static Section section(AlertPage page) {
        return switch (page.row().state()) {
            case "open" -> Section.OPEN;
            case "snoozed" -> Section.SNOOZED;
            case "answered" -> Section.ANSWERED;
            default -> Section.WITHDRAWN;
        };
    }
}
