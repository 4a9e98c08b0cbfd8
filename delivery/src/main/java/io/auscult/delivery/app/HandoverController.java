package io.auscult.delivery.app;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.core.event.Handover;
import io.auscult.delivery.access.Reach;
import io.auscult.delivery.access.ReachedNow;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.access.Role;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.viewer.ViewerList;
import io.auscult.delivery.viewer.Viewers;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Hands an alert to a colleague and says so only once the log has it. */
@Controller
class HandoverController {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 500;

    private final AlertPages alerts;
    private final Shelves shelves;
    private final Viewers viewers;
    private final Readers readers;
    private final ReachedNow reachedNow;
    private final AnswerPublisher answers;
    private final InstantSource clock;

    HandoverController(
            AlertPages alerts,
            Shelves shelves,
            Viewers viewers,
            Readers readers,
            ReachedNow reachedNow,
            AnswerPublisher answers,
            InstantSource clock) {
        this.alerts = alerts;
        this.shelves = shelves;
        this.viewers = viewers;
        this.readers = readers;
        this.reachedNow = reachedNow;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Refuses to hand an alert to somebody who may not see its patient, or would not be shown it: nobody would look after it.
     *
     * @param to by any of the colleague's names
     */
    @PostMapping("/alerts/{alertId}/handover")
    String handOver(
            @PathVariable String alertId,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            Viewer viewer) {
        PatientAlert alert = alerts.find(new AlertId(alertId), viewer).orElseThrow(NotHere::new);
        if (!(alert.alert() instanceof Alert.Open || alert.alert() instanceof Alert.Snoozed)) {
            throw refused("Only an alert that waits for an answer can be handed over.");
        }
        Viewer colleague = colleague(text(to, LONGEST_NAME), viewer);
        Reader absent = readers.absent(colleague);
        if (!reachedNow.of(absent).covers(alert.patient())) {
            throw refused(colleague.user() + " may not see this patient: " + why(absent));
        }
        shelves.preview(List.of(alert), colleague).deferred().stream()
                .findFirst()
                .ifPresent(kept -> {
                    throw refused(colleague.user() + " would not be shown this alert: "
                            + kept.showing().sentence());
                });
        answers.publish(
                alert.patient(),
                alert.alert().episode().id(),
                new Handover(viewer.user(), colleague.user(), clock.instant(), text(note, LONGEST_NOTE)));
        return "redirect:/inbox/" + alertId + "?recorded=handed-over";
    }

    private Viewer colleague(String name, Viewer viewer) {
        if (name.isEmpty()) {
            throw refused("Say to whom you hand it over.");
        }
        ViewerList list = viewers.now();
        if (!list.users().isEmpty() && !list.knows(name)) {
            throw refused("Nobody of that name is on the list of users.");
        }
        Viewer colleague = viewers.find(name, viewer.channel());
        if (colleague.user().equals(viewer.user())) {
            throw refused("Hand it over to somebody else.");
        }
        return colleague;
    }

    private static String why(Reader colleague) {
        if (!colleague.is(Role.CLINICIAN)) {
            return "they are no clinician.";
        }
        return colleague.reach() instanceof Reach.Wards bound && !bound.wards().isEmpty()
                ? "they work on " + String.join(", ", new TreeSet<>(bound.wards())) + "."
                : "nobody knows of a ward of theirs. Once they have logged in, their login may say.";
    }

    private static String text(String given, int longest) {
        String text = given.replaceAll("\\p{Cntrl}", " ").strip();
        if (text.length() > longest) {
            throw refused("A text here is at most " + longest + " characters long.");
        }
        return text;
    }

    private static ResponseStatusException refused(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
