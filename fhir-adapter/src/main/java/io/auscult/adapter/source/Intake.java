package io.auscult.adapter.source;

import io.auscult.adapter.identity.Mentioned;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.publish.Rejection;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent.BackfillEnded;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Message;
import io.auscult.schemas.topic.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
        byte[] body = delivery.body().toBytes();
        String id = ContentHash.of(source.name(), ContentHash.of(body));
        Instant received = clock.instant();
        Arrival arrival = new Arrival(source.name(), id, received, delivery.backfill(), source.dialect());
        Mentioned mentioned = patients.of(source.name(), source.patientIdentifiers());
        MappedMessage message = delivery.language().map(body, arrival, mentioned);
        try {
            publisher.publish(outgoing(delivery, body, arrival, message, mentioned, read));
        } catch (NotStored e) {
            meters.notStored(source.name());
            throw e;
        }
        read.forEach(cursors::put);
        meters.stored(source.name(), message);
        return new Receipt(id, message);
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
            Delivery delivery,
            byte[] body,
            Arrival arrival,
            MappedMessage message,
            Mentioned mentioned,
            List<Cursor> read) {
        List<Message> parts = Message.inParts(
                arrival.messageId(), arrival.source(), arrival.received(), delivery.contentType(), body);
        return new Outgoing(
                arrival,
                parts,
                List.copyOf(message.events()),
                Stream.concat(message.people().stream(), mentioned.byFhirIdAlone().stream())
                        .toList(),
                message.links(),
                rejections(delivery, arrival, message),
                read,
                delivery.traceparent());
    }

    private static List<Rejection> rejections(Delivery delivery, Arrival arrival, MappedMessage message) {
        List<Rejection> rejections = new ArrayList<>();
        List<MappedEntry> entries = message.entries();
        for (int i = 0; i < entries.size(); i++) {
            MappedEntry entry = entries.get(i);
            if (entry.mapped() instanceof Mapped.Rejected rejected) {
                Payload original = entry.original() == null
                        ? delivery.body()
                        : Payload.of(entry.original().getBytes(StandardCharsets.UTF_8));
                rejections.add(new Rejection(i, rejected.reason(), rejected.remedy(), original, arrival.received()));
            }
        }
        return rejections;
    }
}
