package io.auscult.delivery.app;

import io.auscult.core.alert.Acknowledgement;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Viewer;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.value.Coding;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.inbox.AlertPages;
import io.auscult.delivery.store.PatientAlert;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Takes an answer and says "recorded" only once the log has it. */
@Controller
class AnswerController {
    private static final int LONGEST_TEXT = 2_000;

    private final AlertPages alerts;
    private final AnswerPublisher answers;
    private final InstantSource clock;

    AnswerController(AlertPages alerts, AnswerPublisher answers, InstantSource clock) {
        this.alerts = alerts;
        this.answers = answers;
        this.clock = clock;
    }

    @PostMapping("/inbox/{alertId}/answer")
    String answer(
            @PathVariable String alertId,
            @RequestParam String outcome,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String by,
            Viewer viewer,
            Reader reader) {
        PatientAlert alert = alerts.find(new AlertId(alertId), viewer).orElseThrow(NotHere::new);
        Outcome said = outcome(outcome);
        @Nullable Coding coded = said == Outcome.OVERRIDDEN ? reason(alert, reason).orElse(null) : null;
        String words = text(comment);
        needed(said, coded, words, alerts.page(alert).acknowledgement());
        String who = reader.proven() || text(by).isEmpty() ? viewer.user() : text(by);
        answers.publish(
                alert.patient(),
                alert.alert().episode().id(),
                new Answer(said, who, clock.instant(), coded, words.isEmpty() ? null : words));
        return "redirect:/inbox/" + alertId + "?recorded=" + outcome;
    }

    /** Refuses an answer that says less than the alert's policy asks for. */
    private static void needed(Outcome said, @Nullable Coding reason, String words, Acknowledgement policy) {
        switch (policy) {
            case REQUIRED -> {
                if (said == Outcome.OVERRIDDEN && reason == null) {
                    throw refused("To override this alert, choose a reason.");
                }
                if (said == Outcome.ACCEPTED && words.isEmpty()) {
                    throw refused("To accept this alert, write what was done.");
                }
            }
            case REQUIRED_IF_NO_ACTION -> {
                if (said == Outcome.OVERRIDDEN && reason == null && words.isEmpty()) {
                    throw refused("To override, choose a reason or write one.");
                }
            }
            case RECOMMENDED, NONE -> {}
        }
    }

    private Optional<Coding> reason(PatientAlert alert, String code) {
        if (code.isBlank()) {
            return Optional.empty();
        }
        Optional<Coding> offered = OverrideReasons.find(alerts.page(alert).reasons(), code);
        if (offered.isEmpty()) {
            throw refused("This alert does not offer that reason.");
        }
        return offered;
    }

    private static Outcome outcome(String word) {
        return switch (word) {
            case "accepted" -> Outcome.ACCEPTED;
            case "overridden" -> Outcome.OVERRIDDEN;
            default -> throw refused("An answer is accepted or overridden.");
        };
    }

    private static String text(String given) {
        String text = given.replace("\0", "").strip();
        if (text.length() > LONGEST_TEXT) {
            throw refused("A text is at most " + LONGEST_TEXT + " characters long.");
        }
        return text;
    }

    private static ResponseStatusException refused(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }
}
