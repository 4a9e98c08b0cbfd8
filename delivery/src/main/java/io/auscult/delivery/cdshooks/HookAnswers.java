package io.auscult.delivery.cdshooks;

import io.auscult.core.alert.Viewer;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.answer.SightingPublisher;
import io.auscult.delivery.audit.Disclosures;
import io.auscult.delivery.audit.Look;
import io.auscult.delivery.cdshooks.CardResponse.Card;
import io.auscult.delivery.cdshooks.CardWriter.Setting;
import io.auscult.delivery.cdshooks.Consultations.Pending;
import io.auscult.delivery.cdshooks.Gathering.Gathered;
import io.auscult.delivery.cdshooks.PatientLookup.Found;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.ProposalStore.Answered;
import io.auscult.delivery.store.ProposalStore.Proposed;
import io.auscult.delivery.store.SightingStore.Seen;
import io.auscult.delivery.viewer.Viewers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers a hook: the patient's open alerts as cards, what the rules say of the call's own data, and what was withdrawn. */
public final class HookAnswers {
    private static final String CHANNEL = "cds-hooks";

    private final PatientLookup lookup;
    private final Gathering gathering;
    private final Consultations consultations;
    private final Viewers viewers;
    private final AlertStore alerts;
    private final Shelves shelves;
    private final Proposals proposals;
    private final Withdrawals withdrawals;
    private final JustAnswered justAnswered;
    private final CardWriter writer;
    private final SightingPublisher sightings;
    private final Disclosures disclosures;
    private final InstantSource clock;

    public HookAnswers(
            PatientLookup lookup,
            Gathering gathering,
            Consultations consultations,
            Viewers viewers,
            AlertStore alerts,
            Shelves shelves,
            Proposals proposals,
            Withdrawals withdrawals,
            JustAnswered justAnswered,
            CardWriter writer,
            SightingPublisher sightings,
            Disclosures disclosures,
            InstantSource clock) {
        this.lookup = lookup;
        this.gathering = gathering;
        this.consultations = consultations;
        this.viewers = viewers;
        this.alerts = alerts;
        this.shelves = shelves;
        this.proposals = proposals;
        this.withdrawals = withdrawals;
        this.justAnswered = justAnswered;
        this.writer = writer;
        this.sightings = sightings;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    public CardResponse answer(Hook hook, byte[] body, Edition edition) throws BadCall {
        HookCall asked = HookCall.read(hook, body);
        Optional<Found> told = lookup.find(asked);
        Gathered gathered =
                told.isPresent() && !told.get().known().isEmpty() ? Gathered.asItIs(asked) : gathering.missing(asked);
        HookCall call = gathered.call();
        Found found = found(told, asked, call);
        Pending pending = consultations.ask(call, found.known());
        Set<PatientId> records = new HashSet<>(lookup.records(found.patients()));
        records.addAll(pending.asked().keySet());
        List<PatientAlert> all = alerts.of(records);
        CallAlerts about = new CallAlerts(call, all, pending.answers());
        Setting setting = writer.setting(call, edition, caveats(about, pending, gathered));
        return new Turn(call, setting, about, pending.unread(), all, found.known(), records).respond();
    }

    /** What Auscult knows of a patient it knows better than a call can say; of a stranger the call is all there is. */
    private Found found(Optional<Found> told, HookCall asked, HookCall call) throws BadCall {
        Optional<Found> found = call.equals(asked) ? told : lookup.find(call);
        return found.orElseThrow(() -> lookup.notFound(call));
    }

    private static List<String> caveats(CallAlerts about, Pending pending, Gathered gathered) {
        List<String> caveats = new ArrayList<>();
        if (about.degraded()) {
            caveats.add(CardDetail.DEGRADED);
        }
        if (pending.unread()) {
            caveats.add(CardDetail.UNREAD);
        }
        if (!gathered.lacking().isEmpty()) {
            caveats.add("**Incomplete:** the EHR did not answer in time for "
                    + Gfm.text(String.join(", ", gathered.lacking())) + ".");
        }
        return caveats;
    }

    /** One answer as it grows. */
    private final class Turn {
        private final HookCall call;
        private final Setting setting;
        private final CallAlerts about;
        private final boolean unread;
        private final List<PatientAlert> all;
        private final Set<PatientId> known;
        private final Viewer viewer;
        private final Instant now = clock.instant();
        private final List<Answered> answered;
        private final List<Card> cards = new ArrayList<>();
        private final List<Seen> seen = new ArrayList<>();

        Turn(
                HookCall call,
                Setting setting,
                CallAlerts about,
                boolean unread,
                List<PatientAlert> all,
                Set<PatientId> known,
                Set<PatientId> records) {
            this.call = call;
            this.setting = setting;
            this.about = about;
            this.unread = unread;
            this.all = all;
            this.known = known;
            this.viewer = viewers.find(call.userId(), CHANNEL);
            this.answered = proposals.answered(records, names(), now);
        }

        CardResponse respond() {
            open();
            proposed();
            withdrawn();
            sightings.keep(seen);
            disclose();
            if (about.degraded() && cards.isEmpty()) {
                cards.add(writer.degraded(setting));
            } else if (unread && cards.isEmpty()) {
                cards.add(writer.unread(setting));
            }
            return new CardResponse(cards);
        }

        private void open() {
            List<PatientAlert> waiting =
                    about.open().stream().filter(this::isUnanswered).toList();
            for (PatientAlert shown : shelves.look(waiting, viewer).shown()) {
                show(shown, writer.card(shown, setting));
            }
        }

        private boolean isUnanswered(PatientAlert open) {
            Optional<Answered> before =
                    Proposals.answerTo(open.alert().episode().raise(), answered);
            before.ifPresent(answer -> proposals.carryOver(open, answer));
            return before.isEmpty()
                    && !justAnswered.contains(open.alert().episode().id(), now);
        }

        private void proposed() {
            List<PatientAlert> news = about.proposed(now).stream()
                    .filter(each -> Proposals.answerTo(each.alert().episode().raise(), answered)
                            .isEmpty())
                    .toList();
            List<Proposed> kept = new ArrayList<>();
            for (PatientAlert proposed : shelves.preview(news, viewer).shown()) {
                Card card =
                        writer.proposal(proposed, about.signals(proposed), known.contains(proposed.patient()), setting);
                cards.add(card);
                kept.add(kept(proposed, String.valueOf(card.uuid())));
            }
            proposals.keep(kept);
        }

        private Proposed kept(PatientAlert proposed, String uuid) {
            Raise raise = proposed.alert().episode().raise();
            return new Proposed(
                    uuid,
                    proposed.patient(),
                    raise.rule(),
                    raise.subject(),
                    Proposals.basis(raise),
                    viewer.user(),
                    now);
        }

        private void withdrawn() {
            List<PatientAlert> untold = withdrawals.untold(all, names(), now);
            for (PatientAlert over : shelves.preview(untold, viewer).shown()) {
                show(over, writer.withdrawn(over, setting));
            }
        }

        private void show(PatientAlert shown, Card card) {
            cards.add(card);
            seen.add(SightingPublisher.seen(shown.patient(), shown.alert(), viewer, String.valueOf(card.uuid()), now));
        }

        /** Of a stranger nothing is said but what the call itself brought. */
        private void disclose() {
            if (!cards.isEmpty()) {
                List<String> alerts =
                        seen.stream().map(each -> each.alert().value()).sorted().toList();
                disclosures.keep(Look.cards(viewer.user(), call.hook().word(), known, alerts));
            }
        }

        private Set<String> names() {
            return viewers.now().names(call.userId());
        }
    }
}
