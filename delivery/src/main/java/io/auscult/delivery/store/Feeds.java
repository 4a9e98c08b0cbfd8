package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertShown;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.DecisionStore.Decided;
import io.auscult.delivery.store.DeferralStore.KeptBack;
import io.auscult.delivery.store.ReleaseStore.RuleModes;
import io.auscult.delivery.store.SightingStore.Seen;
import io.auscult.rules.approval.Approvers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a record of each topic means for the tables. Decoding comes first and apart, so that what cannot be read writes nothing. */
public final class Feeds {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final Stores stores;
    private final Cards cards;
    private final Wire wire;
    private final Supplier<Approvers> approvers;

    /** At a site that asks for no approval of packs. */
    public Feeds(Stores stores, Cards cards, Wire wire) {
        this(stores, cards, wire, () -> Approvers.NONE);
    }

    /** @param approvers looked at for each pack that is read */
    public Feeds(Stores stores, Cards cards, Wire wire, Supplier<Approvers> approvers) {
        this.stores = stores;
        this.cards = cards;
        this.wire = wire;
        this.approvers = approvers;
    }

    /** One topic's meaning. */
    public interface Feed {
        /** @throws RuntimeException when the record cannot be read */
        Database.Work read(ConsumerRecord<byte[], byte[]> sent);
    }

    /** A topic whose records stand on no page that is kept current. */
    record Unseen(Feed feed) implements Feed {
        @Override
        public Database.Work read(ConsumerRecord<byte[], byte[]> sent) {
            return feed.read(sent);
        }
    }

    /** By topic name. */
    public Map<String, Feed> all() {
        return Map.of(
                wire.topics().alerts().name(), this::alert,
                wire.topics().signals().name(), this::signal,
                wire.topics().decisions().name(), this::decision,
                wire.topics().people().name(), this::person,
                wire.topics().events().name(), this::event,
                wire.topics().rulebooks().name(), this::pack,
                wire.topics().deployments().name(), this::deployment,
                wire.topics().disclosures().name(), new Unseen(this::disclosure));
    }

    private Database.Work alert(ConsumerRecord<byte[], byte[]> sent) {
        PatientId patient = Wire.patient(sent);
        var alert = Wire.value(wire.alerts(), sent);
        Position position = Wire.position(sent);
        return unlessErased(patient, position, session -> {
            if (stores.alerts().put(session, patient, alert, position)) {
                stores.writeBack().want(session, patient, alert, position);
            }
        });
    }

    private Database.Work signal(ConsumerRecord<byte[], byte[]> sent) {
        PatientId patient = Wire.patient(sent);
        var signal = Wire.value(wire.signals(), sent);
        Position position = Wire.position(sent);
        return unlessErased(patient, position, session -> {
            if (stores.signals().put(session, patient, signal, position)) {
                stores.writeBack().want(session, patient, signal.model());
            }
        });
    }

    private Database.Work decision(ConsumerRecord<byte[], byte[]> sent) {
        PatientId patient = Wire.patient(sent);
        Decided decided = new Decided(Wire.value(wire.decisions(), sent), Instant.ofEpochMilli(sent.timestamp()));
        Position position = Wire.position(sent);
        return unlessErased(patient, position, session -> stores.decisions().put(session, patient, decided, position));
    }

    private Database.Work person(ConsumerRecord<byte[], byte[]> sent) {
        PatientId patient = Wire.patient(sent);
        if (sent.value() == null) {
            return session -> stores.people().forget(session, patient);
        }
        var person = Wire.value(wire.people(), sent);
        return session -> stores.people().put(session, person, Wire.position(sent));
    }

    private Database.Work pack(ConsumerRecord<byte[], byte[]> sent) {
        var pack = Wire.value(wire.rulebooks(), sent);
        Map<String, io.auscult.core.value.Mode> modes = new TreeMap<>();
        cards.modes(pack).forEach((rule, mode) -> modes.put(rule.value(), mode));
        return session -> {
            Optional<String> objection =
                    approvers.get().objection(pack, stores.releases().knows(session, pack));
            if (objection.isEmpty()) {
                stores.releases().put(session, pack, new RuleModes(modes));
            } else {
                LOG.error("Rule pack {} takes no force: {}", pack.switchKey(), objection.get());
            }
        };
    }

    private Database.Work deployment(ConsumerRecord<byte[], byte[]> sent) {
        var deployment = Wire.value(wire.deployments(), sent);
        return session -> stores.releases().put(session, deployment);
    }

    /** The topic is the record, so it fills what a new database lacks; what is erased elsewhere stays accounted for. */
    private Database.Work disclosure(ConsumerRecord<byte[], byte[]> sent) {
        var disclosure = Wire.value(wire.disclosures(), sent);
        return session -> stores.disclosures().published(session, disclosure);
    }

    /** Of the log: that a source was heard, what went back in from here, and who is to be forgotten. */
    private Database.Work event(ConsumerRecord<byte[], byte[]> sent) {
        PatientEvent event = Wire.value(wire.events(), sent);
        Envelope envelope = event.envelope();
        Position position = Wire.inTheLog(sent);
        return switch (event) {
            case EncounterStarted started ->
                visit(envelope, position, session -> stores.encounters().put(session, started, position));
            case EncounterEnded ended ->
                visit(envelope, position, session -> stores.encounters().put(session, ended, position));
            case EncounterRetracted retracted ->
                visit(envelope, position, session -> stores.encounters().put(session, retracted, position));
            case FactEvent _,
                    PatientEvent.NotUnderstood _,
                    PatientEvent.BackfillEnded _,
                    PatientEvent.PatientMerged _,
                    PatientEvent.PatientUnmerged _ -> heard(envelope);
            case AlertShown shown ->
                unlessErased(
                        envelope.patient(),
                        position,
                        session -> stores.sightings().published(session, seen(shown), position));
            case PatientEvent.AlertDeferred deferred ->
                unlessErased(
                        envelope.patient(),
                        position,
                        session -> stores.deferrals().published(session, keptBack(deferred), position));
            case PatientEvent.AlertAnswered answered ->
                unlessErased(
                        envelope.patient(),
                        position,
                        session -> stores.answers().put(session, answered, position));
            case PatientEvent.AlertHandedOver handedOver ->
                unlessErased(
                        envelope.patient(),
                        position,
                        session -> stores.handovers().put(session, handedOver, position));
            case PatientEvent.PatientErased _ ->
                session -> stores.erasures().erase(session, envelope.patient(), position);
            case PatientEvent.AlertSnoozed _,
                    PatientEvent.TimePassed _,
                    PatientEvent.ChartMoved _,
                    PatientEvent.ChartLeft _ -> _ -> {};
        };
    }

    private Database.Work heard(Envelope envelope) {
        return session -> {
            if (!envelope.messageId().isEmpty()) {
                stores.feeds()
                        .heard(session, envelope.source(), envelope.times().received());
            }
        };
    }

    private Database.Work visit(Envelope envelope, Position position, Database.Work put) {
        Database.Work heard = heard(envelope);
        Database.Work unlessErased = unlessErased(envelope.patient(), position, put);
        return session -> {
            heard.run(session);
            unlessErased.run(session);
        };
    }

    private Database.Work unlessErased(PatientId patient, Position position, Database.Work work) {
        return session -> {
            if (!stores.erasures().covers(session, patient, position)) {
                work.run(session);
            }
        };
    }

    private static Seen seen(AlertShown shown) {
        Envelope envelope = shown.envelope();
        return new Seen(
                envelope.id(),
                envelope.patient(),
                new AlertId(shown.alertId()),
                shown.revision(),
                shown.viewer(),
                shown.channel(),
                shown.cardUuid(),
                envelope.times().received());
    }

    private static KeptBack keptBack(PatientEvent.AlertDeferred deferred) {
        Envelope envelope = deferred.envelope();
        return new KeptBack(
                envelope.id(),
                envelope.patient(),
                new AlertId(deferred.alertId()),
                deferred.revision(),
                deferred.viewer(),
                deferred.channel(),
                deferred.rule(),
                deferred.until(),
                deferred.sentence(),
                envelope.times().received());
    }
}
