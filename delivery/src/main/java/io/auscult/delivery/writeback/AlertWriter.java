package io.auscult.delivery.writeback;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.delivery.fhir.AlertResources;
import io.auscult.delivery.fhir.Draft;
import io.auscult.delivery.fhir.Kind;
import io.auscult.delivery.fhir.Links;
import io.auscult.delivery.fhir.Provenances;
import io.auscult.delivery.fhir.RiskAssessments;
import io.auscult.delivery.fhir.Standing;
import io.auscult.delivery.store.AlertStore;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.SignalStore;
import io.auscult.delivery.store.WriteBackStore.Item;
import io.auscult.delivery.store.WriteBackStore.Sent;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells the EHR how one alert stands now. Every step can be repeated: a process that is killed between two of them says the same again,
 * under the same identifiers.
 */
public final class AlertWriter {
    private final AlertStore alerts;
    private final SignalStore signals;
    private final Ehr ehr;
    private final EhrPatients patients;
    private final EhrDevices devices;
    private final Manner manner;
    private final AlertResources resources;
    private final RiskAssessments scores;

    /**
     * How this site writes.
     *
     * @param kinds what its EHR takes
     * @param source the name under which the adapter receives what that server sends
     * @param version of this program
     * @param hidden true of an alert that may reach nobody now
     * @param titles what a reader calls a rule
     */
    public record Manner(
            Set<Kind> kinds,
            String source,
            URI publicUrl,
            String version,
            Predicate<PatientAlert> hidden,
            Function<RuleId, String> titles) {
        public Manner {
            kinds = Set.copyOf(kinds);
        }
    }

    public AlertWriter(AlertStore alerts, SignalStore signals, Ehr ehr, EhrPatients patients, Manner manner) {
        this.alerts = alerts;
        this.signals = signals;
        this.ehr = ehr;
        this.patients = patients;
        this.manner = manner;
        this.devices = new EhrDevices(ehr, manner.publicUrl(), manner.version());
        this.resources = new AlertResources(manner.publicUrl(), manner.source());
        this.scores = new RiskAssessments(manner.source());
    }

    /**
     * @param sent what the EHR knows after it
     * @param changed whether it was told anything
     */
    public record Written(Map<String, Sent> sent, boolean changed) {
        public Written {
            sent = Map.copyOf(sent);
        }
    }

    public Written write(Item item) throws WriteFailure, InterruptedException {
        Optional<PatientAlert> found = alerts.find(item.alert());
        if (found.isEmpty()) {
            return new Written(item.sent(), false);
        }
        try {
            return write(item, found.get());
        } catch (WriteFailure e) {
            devices.forget();
            throw e;
        }
    }

    private Written write(Item item, PatientAlert owned) throws WriteFailure, InterruptedException {
        Alert alert = owned.alert();
        boolean hidden = manner.hidden().test(owned);
        Standing standing = Standing.of(alert, item.answer(), hidden);
        Conversation conversation = new Conversation(ehr, item.sent());
        if (!conversation.hasBegun() && !hidden && standing.isOver()) {
            askWhatStands(alert.episode(), conversation);
        }
        boolean first = !conversation.hasBegun();
        if (!first || !(hidden || standing.isOver())) {
            tell(owned, standing, conversation, first);
        }
        return new Written(conversation.sent(), conversation.hasChanged());
    }

    /** What is over and was never told of, as far as the outbox knows, may have been told of before the outbox began. */
    private void askWhatStands(Episode episode, Conversation conversation) throws WriteFailure, InterruptedException {
        String condition = AlertResources.condition(episode.id());
        for (Kind kind : manner.kinds()) {
            switch (kind) {
                case DETECTED_ISSUE, FLAG, COMMUNICATION_REQUEST, TASK ->
                    ehr.only(kind.type(), condition)
                            .ifPresent(reference -> conversation.remember(kind.type(), reference));
                case RISK_ASSESSMENT -> {
                    for (ModelRef model : episode.raise().models()) {
                        ehr.only(kind.type(), RiskAssessments.condition(episode, model))
                                .ifPresent(reference -> conversation.remember(RiskAssessments.name(model), reference));
                    }
                }
                case PROVENANCE -> {}
            }
        }
    }

    private void tell(PatientAlert owned, Standing standing, Conversation conversation, boolean first)
            throws WriteFailure, InterruptedException {
        Episode episode = owned.alert().episode();
        List<ModelRef> models = episode.raise().models();
        Teller teller = new Teller(
                conversation,
                conversation.patient(owned.patient(), patients),
                devices.auscult(),
                devices.models(models));
        Instant at = standing.at();
        List<Signal> latest = latest(owned);
        for (Signal signal : takes(Kind.RISK_ASSESSMENT) ? latest : List.<Signal>of()) {
            Optional<Draft> score = scores.of(episode, standing, signal, teller.links());
            if (score.isPresent() && teller.wants(standing, RiskAssessments.name(signal.model()))) {
                conversation.say(score.get());
                at = at.isBefore(signal.asOf()) ? signal.asOf() : at;
            }
        }
        if (teller.wants(Kind.DETECTED_ISSUE, standing)) {
            conversation.say(
                    resources.detectedIssue(episode, standing, manner.titles().apply(episode.rule()), teller.links()));
        }
        if (teller.wants(Kind.FLAG, standing)) {
            conversation.say(resources.flag(episode, standing, teller.links()));
        }
        boolean asks = episode.indicator().interrupts();
        if (teller.wants(Kind.COMMUNICATION_REQUEST, standing, asks)) {
            conversation.say(resources.communicationRequest(episode, standing, teller.links()));
        }
        if (teller.wants(Kind.TASK, standing, asks)) {
            conversation.say(resources.task(episode, standing, teller.links()));
        }
        if (conversation.hasChanged() && takes(Kind.PROVENANCE)) {
            conversation.say(Provenances.of(episode, conversation.said(), at, first, teller.links()));
        }
    }

    private List<Signal> latest(PatientAlert owned) {
        List<Signal> latest = new ArrayList<>();
        for (ModelRef model : owned.alert().episode().raise().models()) {
            signals.latest(owned.patient(), model).ifPresent(latest::add);
        }
        return latest;
    }

    private boolean takes(Kind kind) {
        return manner.kinds().contains(kind);
    }

    /** Of what is over only that is said which the EHR has. */
    private final class Teller {
        private final Conversation conversation;
        private final String patient;
        private final String auscult;
        private final Map<ModelRef, String> models;

        Teller(Conversation conversation, String patient, String auscult, Map<ModelRef, String> models) {
            this.conversation = conversation;
            this.patient = patient;
            this.auscult = auscult;
            this.models = models;
        }

        Links links() {
            return conversation.links(patient, auscult, models);
        }

        boolean wants(Kind kind, Standing standing) {
            return wants(kind, standing, true);
        }

        /** @param asks whether the alert asks for it anew: what has been written is kept true in any case */
        boolean wants(Kind kind, Standing standing, boolean asks) {
            return takes(kind) && (conversation.knows(kind.type()) || (asks && !standing.isOver()));
        }

        boolean wants(Standing standing, String name) {
            return conversation.knows(name) || !standing.isOver();
        }
    }
}
