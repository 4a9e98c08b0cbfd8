package io.auscult.adapter.source;

import io.auscult.adapter.identity.Mentioned;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.publish.Rejection;
import io.auscult.adapter.source.Repeats.Statement;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.MappedMessage.Form;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every door does with a message: map it, then commit it together with all that it says. It returns only when the message is
 * safe, so a door may say yes.
 */
public final class Intake {
    private final SitePatients patients;
    private final Publisher publisher;
    private final Cursors cursors;
    private final IntakeMeters meters;
    private final Clock clock;
    private final Repeats repeats = new Repeats();

    public Intake(SitePatients patients, Publisher publisher, Cursors cursors, IntakeMeters meters, Clock clock) {
        this.patients = patients;
        this.cursors = cursors;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /** @throws NotStored when nothing of it is stored, so that the sender must send it again */
    public Receipt receive(Delivery delivery) throws NotStored, InterruptedException {
        return receive(delivery, List.of());
    }

    /**
     * The same of what Auscult asked for.
     *
     * @param read how far was read with it, committed together with it
     * @throws NotStored when nothing of it is stored
     */
    public Receipt receive(Delivery delivery, List<Cursor> read) throws NotStored, InterruptedException {
        Source source = delivery.source();
        int era = repeats.era();
        byte[] body = delivery.body().shared();
        String id = ContentHash.of(source.name(), ContentHash.of(body));
        Instant received = clock.instant();
        Arrival arrival = new Arrival(source.name(), id, received, delivery.backfill(), source.dialect());
        Mentioned mentioned = patients.of(source.name(), source.patientIdentifiers());
        MappedMessage message = delivery.language().map(body, arrival, mentioned);
        Outgoing outgoing = outgoing(delivery, arrival, message, mentioned, read);
        try {
            boolean repeated = repeats.commitOnce(
                    Statement.of(delivery, id, message),
                    era,
                    () -> isNews(message, outgoing),
                    () -> publisher.publish(outgoing));
            if (repeated) {
                if (!read.isEmpty()) {
                    remember(source, read);
                }
                meters.repeated(source.name());
            } else {
                meters.stored(arrival, message, body.length, clock.instant());
            }
        } catch (NotStored e) {
            meters.notStored(source.name());
            throw e;
        }
        read.forEach(cursors::put);
        return new Receipt(id, message);
    }

    /**
     * Forgets which messages were committed, so that one that is sent again is taken in again: after a change of the sources, by whose
     * rules it may say something else, and after a patient was erased.
     */
    public void forgetRepeats() {
        repeats.forget();
    }

    /**
     * What HL7 v2 sends again is the same statement, since MSH-7 and MSH-10 are the same. A FHIR resource without a version may come as
     * it was before, after it was another in between.
     */
    private boolean isNews(MappedMessage message, Outgoing outgoing) {
        return message.form() != Form.V2 && patients.isNews(outgoing.arrival(), outgoing.people(), outgoing.links());
    }

    /** Keeps how far was read where nothing came of it. */
    public void remember(Source source, List<Cursor> read) throws NotStored, InterruptedException {
        Arrival own = new Arrival(source.name(), "", clock.instant(), false, source.dialect());
        publisher.publish(new Outgoing(own, List.of(), List.of(), List.of(), List.of(), List.of(), read, null));
        read.forEach(cursors::put);
    }

    /** Says that the initial load of a patient is complete; this is the adapter's own word and has no message. */
    public void backfillEnded(Source source, PatientId patient) throws NotStored, InterruptedException {
        Instant received = clock.instant();
        String id = ContentHash.of("backfill-ended", patient.value(), received.toString());
        Envelope envelope = new Envelope(id, patient, Times.receivedAt(received), source.name(), "", false, false);
        BackfillEnded ended = new BackfillEnded(envelope);
        Arrival own = new Arrival(source.name(), "", received, false, source.dialect());
        publisher.publish(
                new Outgoing(own, List.of(), List.of(ended), List.of(), List.of(), List.of(), List.of(), null));
        meters.published(ended);
    }

    private static Outgoing outgoing(
            Delivery delivery, Arrival arrival, MappedMessage message, Mentioned mentioned, List<Cursor> read) {
        List<Message> parts = Message.inParts(
                arrival.messageId(),
                arrival.source(),
                arrival.received(),
                delivery.contentType(),
                delivery.body(),
                delivery.backfill(),
                delivery.language().address());
        return new Outgoing(
                arrival,
                parts,
                List.copyOf(message.events()),
                Stream.concat(message.people().stream(), mentioned.byFhirIdAlone().stream())
                        .toList(),
                message.links(),
                Rejection.of(message, delivery.body(), arrival.received()),
                read,
                delivery.traceparent());
    }
}
