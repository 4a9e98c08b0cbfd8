package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.answer.AnswerPublisher;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.ProposalStore;
import io.auscult.delivery.store.ProposalStore.Answered;
import io.auscult.delivery.store.ProposalStore.Proposed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules say of a call's own data and no alert says yet. It has an id from what it stands on, so that what a clinician says to
 * it while choosing an order counts while signing it, and for the alert that the signed order brings.
 */
public final class Proposals {
    /** For how long the same question on the same basis is not put to the same person again: the length of a working day. */
    private static final Duration ANSWER_COUNTS = Duration.ofHours(24);

    private final ProposalStore store;
    private final AnswerPublisher answers;

    public Proposals(ProposalStore store, AnswerPublisher answers) {
        this.store = store;
        this.answers = answers;
    }

    /** An alert without an identity in the log. */
    static PatientAlert draft(PatientId patient, Raise raise, Instant now) {
        String opening = "consult:" + ContentHash.of(patient.value(), basis(raise));
        AlertId id = AlertId.of(raise.rule(), raise.subject(), opening);
        return new PatientAlert(patient, new Alert.Open(new Episode(id, raise, opening, now, 1, now, List.of())));
    }

    /** Stands for the question and the values behind it, wherever they came from: an order keeps its drug when it is signed. */
    static String basis(Raise raise) {
        List<String> parts =
                new ArrayList<>(List.of(raise.rule().value(), raise.subject().value()));
        for (Seen seen : raise.rationale().seen()) {
            parts.add(seen.what());
            parts.add(seen.value());
        }
        return ContentHash.of(parts);
    }

    /** What these users said of late about these patients. */
    List<Answered> answered(Collection<PatientId> patients, Set<String> names, Instant now) {
        return patients.isEmpty() ? List.of() : store.answered(patients, names, now.minus(ANSWER_COUNTS));
    }

    static Optional<Answered> answerTo(Raise raise, List<Answered> answered) {
        String basis = basis(raise);
        return answered.stream().filter(each -> each.basis().equals(basis)).findFirst();
    }

    /** What was said to the draft is the answer to the alert that came of it. */
    void carryOver(PatientAlert alert, Answered answered) {
        answers.publish(alert.patient(), alert.alert().episode().id(), answered.answer());
    }

    void keep(List<Proposed> shown) {
        store.keep(shown);
    }
}
