package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Viewer;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Rationale;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.cdshooks.CardResponse.Card;
import io.auscult.delivery.consult.Consult;
import io.auscult.delivery.consult.Consulted;
import io.auscult.delivery.consult.Consulted.Answered;
import io.auscult.delivery.consult.Consulted.Proposal;
import io.auscult.delivery.consult.Consulted.Unanswered;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SightingStore.Seen;
import io.auscult.delivery.viewer.Viewers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Answers {@code patient-view}: the patient's open alerts as cards, and what the rules say beyond them at this moment. */
public final class PatientView {
    private static final String CHANNEL = "cds-hooks";

    private final PatientLookup lookup;
    private final Viewers viewers;
    private final AlertStore alerts;
    private final Shelves shelves;
    private final Consult consult;
    private final CardWriter writer;
    private final SightingPublisher sightings;
    private final InstantSource clock;

    public PatientView(
            PatientLookup lookup,
            Viewers viewers,
            AlertStore alerts,
            Shelves shelves,
            Consult consult,
            CardWriter writer,
            SightingPublisher sightings,
            InstantSource clock) {
        this.lookup = lookup;
        this.viewers = viewers;
        this.alerts = alerts;
        this.shelves = shelves;
        this.consult = consult;
        this.writer = writer;
        this.sightings = sightings;
        this.clock = clock;
    }

    public CardResponse answer(byte[] body) throws BadCall {
        HookCall call = HookCall.read(body);
        Viewer viewer = viewers.find(call.userId(), CHANNEL);
        Set<PatientId> patients = lookup.find(call);
        Map<PatientId, CompletableFuture<Consulted>> asked = new LinkedHashMap<>();
        lookup.known(patients).forEach(patient -> asked.put(patient, consult.ask(patient)));
        List<PatientAlert> known = alerts.of(lookup.records(patients));
        Map<PatientId, Consulted> consulted = new LinkedHashMap<>();
        asked.forEach((patient, future) -> consulted.put(patient, future.join()));
        return respond(call, viewer, known, consulted);
    }

    private CardResponse respond(
            HookCall call, Viewer viewer, List<PatientAlert> known, Map<PatientId, Consulted> consulted) {
        List<PatientAlert> open = known.stream()
                .filter(each -> each.alert() instanceof Alert.Open)
                .toList();
        boolean degraded = consulted.values().stream().anyMatch(Unanswered.class::isInstance);
        Instant now = clock.instant();
        List<Card> cards = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        for (PatientAlert shown : shelves.look(open, viewer).shown()) {
            Card card = writer.card(shown, call.hookInstance(), degraded);
            cards.add(card);
            seen.add(SightingPublisher.seen(shown.patient(), shown.alert(), viewer, String.valueOf(card.uuid()), now));
        }
        for (PatientAlert proposed :
                shelves.preview(proposed(known, consulted, now), viewer).shown()) {
            cards.add(writer.proposal(proposed));
        }
        sightings.keep(seen);
        if (degraded && cards.isEmpty()) {
            cards.add(writer.degraded());
        }
        return new CardResponse(cards);
    }

    /**
     * What the consultation would raise and no alert says yet, as alerts without an identity in the log. What is open, answered
     * or expired has been said; only after a withdrawal is a question new.
     *
     * @param known newest first
     */
    private static List<PatientAlert> proposed(
            List<PatientAlert> known, Map<PatientId, Consulted> consulted, Instant now) {
        List<PatientAlert> proposed = new ArrayList<>();
        consulted.forEach((patient, answer) -> {
            if (answer instanceof Answered answered) {
                answered.raises().stream()
                        .filter(proposal -> isNew(known, proposal))
                        .forEach(proposal ->
                                proposed.add(new PatientAlert(patient, draft(proposal, answered.position(), now))));
            }
        });
        return proposed;
    }

    private static boolean isNew(List<PatientAlert> known, Proposal proposal) {
        return known.stream()
                .filter(each -> concerns(each, proposal))
                .findFirst()
                .map(newest -> newest.alert() instanceof Alert.Withdrawn)
                .orElse(true);
    }

    private static boolean concerns(PatientAlert known, Proposal proposal) {
        Episode episode = known.alert().episode();
        return episode.rule().equals(proposal.rule()) && episode.subject().equals(proposal.subject());
    }

    private static Alert draft(Proposal proposal, String position, Instant now) {
        Rationale rationale = new Rationale(proposal.rule(), "consult", position, List.of(), proposal.sentence());
        Raise raise = new Raise(
                proposal.rule(),
                proposal.subject(),
                proposal.indicator(),
                proposal.summary(),
                proposal.mode(),
                List.of(),
                null,
                rationale);
        String opening = "consult:" + position;
        AlertId id = AlertId.of(proposal.rule(), proposal.subject(), opening);
        return new Alert.Open(new Episode(id, raise, opening, now, 1, now, List.of()));
    }
}
