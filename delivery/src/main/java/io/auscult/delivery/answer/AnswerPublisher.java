package io.auscult.delivery.answer;

import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.Handover;
import io.auscult.core.event.PatientEvent.AlertAnswered;
import io.auscult.core.event.PatientEvent.AlertHandedOver;
import io.auscult.core.event.PatientEvent.AlertSnoozed;
import io.auscult.core.event.Snooze;
import io.auscult.core.event.Times;
import io.auscult.core.value.Coding;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.AnswerStore;
import java.time.InstantSource;
import java.util.Objects;

/** Puts a clinician's answer, that they put an alert off or that they handed it over, into the log. The same answer has the same id, and the log gets it once. */
public final class AnswerPublisher {
    static final String SOURCE = "delivery";

    private final EventLog log;
    private final AnswerStore known;
    private final InstantSource clock;

    public AnswerPublisher(EventLog log, AnswerStore known, InstantSource clock) {
        this.log = log;
        this.known = known;
        this.clock = clock;
    }

    /**
     * Returns once the answer is safe.
     *
     * @throws EventLog.LogUnavailable when it is not
     */
    public void publish(PatientId patient, AlertId alert, Answer answer) {
        String id = id(alert, answer);
        if (known.has(id)) {
            return;
        }
        Envelope envelope = new Envelope(id, patient, Times.of(answer.at(), clock.instant()), SOURCE, "", false, false);
        log.append(new AlertAnswered(envelope, alert.value(), answer));
    }

    /**
     * Returns once it is safe that the alert is put off.
     *
     * @throws EventLog.LogUnavailable when it is not
     */
    public void publish(PatientId patient, AlertId alert, Snooze snooze) {
        String id = ContentHash.of("alert-snoozed", alert.value(), snooze.toString());
        Envelope envelope = new Envelope(id, patient, Times.of(snooze.at(), clock.instant()), SOURCE, "", false, false);
        log.append(new AlertSnoozed(envelope, alert.value(), snooze));
    }

    /**
     * Returns once it is safe that the alert is handed over.
     *
     * @throws EventLog.LogUnavailable when it is not
     */
    public void publish(PatientId patient, AlertId alert, Handover handover) {
        String id = ContentHash.of(
                "alert-handed-over",
                alert.value(),
                handover.by(),
                handover.to(),
                handover.at().toString(),
                handover.note());
        Envelope envelope =
                new Envelope(id, patient, Times.of(handover.at(), clock.instant()), SOURCE, "", false, false);
        log.append(new AlertHandedOver(envelope, alert.value(), handover));
    }

    private static String id(AlertId alert, Answer answer) {
        Coding reason = answer.reason();
        return ContentHash.of(
                "alert-answered",
                alert.value(),
                answer.outcome().name(),
                answer.by(),
                answer.at().toString(),
                reason == null
                        ? ""
                        : reason.code().system() + "|" + reason.code().value(),
                Objects.requireNonNullElse(answer.comment(), ""));
    }
}
