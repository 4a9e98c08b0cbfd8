package io.auscult.delivery.app;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.core.event.Snooze;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.rules.pack.Spans;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Puts an alert off and says so only once the log has it. */
@Controller
class SnoozeController {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 100;
    private static final String NOW = "now";

    private final AlertPages alerts;
    private final AnswerPublisher answers;
    private final DeliveryConfig config;
    private final InstantSource clock;

    SnoozeController(AlertPages alerts, AnswerPublisher answers, DeliveryConfig config, InstantSource clock) {
        this.alerts = alerts;
        this.answers = answers;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The first of what is given wakes the alert.
     *
     * @param until a span such as "4 h", a local date and time, or "now" to wake it at once; empty for no time
     * @param newData whether a changed basis wakes it
     * @param scoreRise by how much the score must rise to wake it, as the score is shown; empty for no rise
     */
    @PostMapping("/alerts/{alertId}/snooze")
    String snooze(
            @PathVariable String alertId,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "false") boolean newData,
            @RequestParam(defaultValue = "") String scoreRise,
            @RequestParam(defaultValue = "") String by,
            Viewer viewer,
            Reader reader) {
        PatientAlert alert = alerts.find(new AlertId(alertId), viewer).orElseThrow(NotHere::new);
        Instant now = clock.instant();
        Instant time = time(until.strip(), now);
        String rise = rise(scoreRise.strip());
        if (time == null && !newData && rise == null) {
            throw refused("Say what wakes it: a time, new data or a rise of the score.");
        }
        if (!(alert.alert() instanceof Alert.Open || alert.alert() instanceof Alert.Snoozed)) {
            throw refused("Only an open alert can be put off.");
        }
        answers.publish(
                alert.patient(),
                alert.alert().episode().id(),
                new Snooze(reader.proven() ? viewer.user() : name(by, viewer), now, time, newData, rise));
        return "redirect:/inbox/" + alertId + "?recorded=snoozed";
    }

    private static String name(String by, Viewer viewer) {
        String name = by.replace("\0", "").strip();
        if (name.length() > LONGEST_NAME) {
            throw refused("A name is at most " + LONGEST_NAME + " characters long.");
        }
        return name.isEmpty() ? viewer.user() : name;
    }

    private @Nullable Instant time(String text, Instant now) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals(NOW)) {
            return now;
        }
        Instant time = Spans.parse(text).map(now::plus).orElseGet(() -> local(text));
        if (!time.isAfter(now) || time.isAfter(now.plus(LONGEST))) {
            throw refused("An alert can be put off for at most a year, and only into the future.");
        }
        return time;
    }

    private Instant local(String text) {
        try {
            return LocalDateTime.parse(text).atZone(config.zoneId()).toInstant();
        } catch (DateTimeException e) {
            throw refused("Write the time as a span such as 4 h or 7 d, or as a date and time.");
        }
    }

    private static @Nullable String rise(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() <= 10 && new BigDecimal(text).signum() > 0) {
                return text;
            }
        } catch (NumberFormatException e) {
            throw refused("The rise of the score is a number, such as 2 or 0.5.");
        }
        throw refused("The rise of the score is a number above 0.");
    }

    private static ResponseStatusException refused(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
