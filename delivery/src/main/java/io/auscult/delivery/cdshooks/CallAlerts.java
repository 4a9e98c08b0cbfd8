package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.Consulted.Answered;
import io.auscult.delivery.consult.Consulted.Unanswered;
import io.auscult.delivery.store.PatientAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of a patient's alerts a call is about, and what the rules say beyond them. While ordering only that which the orders touch, and
 * what is critical: the rest is told where the patient is looked at.
 */
final class CallAlerts {
    private final HookCall call;
    private final List<PatientAlert> known;
    private final Map<PatientId, Consulted> consulted;

    /** @param known of all the patient's records, newest change first */
    CallAlerts(HookCall call, List<PatientAlert> known, Map<PatientId, Consulted> consulted) {
        this.call = call;
        this.known = known;
        this.consulted = consulted;
    }

    /** Whether some rules could not be asked. */
    boolean degraded() {
        return consulted.values().stream().anyMatch(Unanswered.class::isInstance);
    }

    /** Open alerts, each as the rules see it with the call's own data. */
    List<PatientAlert> open() {
        return known.stream()
                .filter(each -> each.alert() instanceof Alert.Open)
                .flatMap(each -> current(each).stream())
                .toList();
    }

    private Optional<PatientAlert> current(PatientAlert open) {
        if (!call.hook().isOrdering()) {
            return Optional.of(open);
        }
        Optional<Answered> answer = answer(open.patient()).filter(Answered::knowsThePatient);
        if (answer.isEmpty()) {
            return Optional.of(open);
        }
        Optional<Raise> now = answer.get().raises().stream()
                .map(Consulted.Proposal::raise)
                .filter(raise -> concerns(open, raise))
                .findFirst();
        boolean urgent = open.alert().episode().indicator() == Indicator.CRITICAL;
        return now.filter(raise -> urgent || isTouched(raise)).map(raise -> inItsWords(open, raise));
    }

    private Optional<Answered> answer(PatientId patient) {
        return consulted.get(patient) instanceof Answered answered ? Optional.of(answered) : Optional.empty();
    }

    private static PatientAlert inItsWords(PatientAlert open, Raise raise) {
        Episode episode = open.alert().episode();
        return new PatientAlert(
                open.patient(),
                new Alert.Open(new Episode(
                        episode.id(),
                        isTouched(raise) ? raise : episode.raise(),
                        episode.openedBy(),
                        episode.openedAt(),
                        episode.revision(),
                        episode.revisedAt(),
                        episode.sightings(),
                        episode.escalated())));
    }

    /**
     * What the rules would raise and no alert says yet. What is open, answered or expired has been said; only after a withdrawal is a
     * question new, and where an order of the call is what raises it.
     */
    List<PatientAlert> proposed(Instant now) {
        List<PatientAlert> proposed = new ArrayList<>();
        consulted.forEach((patient, answer) -> {
            if (answer instanceof Answered answered) {
                answered.raises().stream()
                        .map(Consulted.Proposal::raise)
                        .filter(this::isNew)
                        .forEach(raise -> proposed.add(Proposals.draft(patient, raise, now)));
            }
        });
        return proposed;
    }

    /** The signals that stand behind a proposal about this patient. */
    List<Signal> signals(PatientAlert proposed) {
        return answer(proposed.patient()).map(Answered::signals).orElse(List.of()).stream()
                .filter(signal -> proposed.alert().episode().raise().models().contains(signal.model()))
                .toList();
    }

    private boolean isNew(Raise raise) {
        boolean relevant = !call.hook().isOrdering() || isTouched(raise) || raise.indicator() == Indicator.CRITICAL;
        return relevant
                && known.stream()
                        .filter(each -> concerns(each, raise))
                        .findFirst()
                        .map(newest -> newest.alert() instanceof Alert.Withdrawn)
                        .orElse(true);
    }

    private static boolean concerns(PatientAlert known, Raise raise) {
        Episode episode = known.alert().episode();
        return episode.rule().equals(raise.rule()) && episode.subject().equals(raise.subject());
    }

    private static boolean isTouched(Raise raise) {
        return raise.rationale().seen().stream().anyMatch(seen -> CallEvents.isDraft(seen.source()));
    }
}
