package io.auscult.delivery.app;

import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.inbox.AlertPage;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.Backgrounds;
import io.auscult.delivery.inbox.InboxPage.Section;
import io.auscult.delivery.inbox.InboxPages;
import io.auscult.delivery.inbox.Scope;
import io.auscult.delivery.inbox.Withdrawals;
import io.auscult.delivery.store.PatientAlert;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: the list, and one alert beside it. */
@Controller
class InboxController {
    /** Sent by an open page that reads itself anew: nobody has looked at what is in the answer. */
    static final String REFRESH = "X-Auscult-Refresh";

    private final InboxPages inbox;
    private final AlertPages alerts;
    private final Backgrounds backgrounds;
    private final Withdrawals withdrawals;
    private final SightingPublisher sightings;
    private final WhoseList whose;
    private final InstantSource clock;

    InboxController(
            InboxPages inbox,
            AlertPages alerts,
            Backgrounds backgrounds,
            Withdrawals withdrawals,
            SightingPublisher sightings,
            WhoseList whose,
            InstantSource clock) {
        this.inbox = inbox;
        this.alerts = alerts;
        this.backgrounds = backgrounds;
        this.withdrawals = withdrawals;
        this.sightings = sightings;
        this.whose = whose;
        this.clock = clock;
    }

    @ModelAttribute(name = "scope", binding = false)
    Scope scope(HttpServletRequest request, HttpServletResponse response) {
        return whose.scope(request, response);
    }

    @GetMapping("/")
    String root(Reader reader) {
        return "redirect:" + Starts.of(reader);
    }

    @GetMapping("/inbox")
    String list(
            @RequestParam(defaultValue = "open") String show,
            @ModelAttribute(name = "scope", binding = false) Scope scope,
            Viewer viewer,
            Model model) {
        model.addAttribute("inbox", inbox.page(Section.of(show), scope, viewer, null));
        return "inbox";
    }

    /**
     * One alert beside the list.
     *
     * @param show the section to list; that of the alert when empty
     * @param recorded what was just recorded: the page then waits for the alert to change
     */
    @GetMapping("/inbox/{alertId}")
    String alert(
            @PathVariable String alertId,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String recorded,
            @RequestHeader(name = REFRESH, defaultValue = "") String refresh,
            @ModelAttribute(name = "scope", binding = false) Scope scope,
            Viewer viewer,
            Model model) {
        AlertId id = new AlertId(alertId);
        PatientAlert found = alerts.find(id, viewer).orElseThrow(NotHere::new);
        AlertPage page = alerts.page(found);
        if (refresh.isEmpty()) {
            sightings.keep(
                    List.of(SightingPublisher.seen(found.patient(), found.alert(), viewer, "", clock.instant())));
        }
        Section section = show.isEmpty() ? section(page) : Section.of(show);
        model.addAttribute("inbox", inbox.page(section, scope, viewer, id));
        model.addAttribute("alert", page);
        model.addAttribute("background", backgrounds.of(found, viewer));
        model.addAttribute("recorded", recorded);
        model.addAttribute("waiting", !recorded.isEmpty() && !recorded.equals("handed-over") && page.open());
        return "inbox";
    }

    /** That the reader knows of all that was withdrawn behind their back. */
    @PostMapping("/inbox/withdrawn/read")
    String withdrawnRead(Viewer viewer) {
        Instant now = clock.instant();
        sightings.keep(withdrawals.untold(viewer).stream()
                .map(each -> SightingPublisher.seen(each.patient(), each.alert(), viewer, "", now))
                .toList());
        return "redirect:/inbox";
    }

    private static Section section(AlertPage page) {
        return switch (page.row().state()) {
            case "open" -> Section.OPEN;
            case "snoozed" -> Section.SNOOZED;
            case "withdrawn" -> Section.WITHDRAWN;
            default -> Section.HISTORY;
        };
    }
}
