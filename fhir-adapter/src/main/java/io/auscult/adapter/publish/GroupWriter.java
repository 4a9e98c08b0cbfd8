package io.auscult.adapter.publish;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.PeopleDraft;
import io.auscult.schemas.topic.Origin.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a group of messages in one transaction: first all messages, then, with the messages' offsets in their headers, all that
 * follows from them. Every send is checked before the commit. The messages of a group stand in one partition, the next group's in the
 * next: where a message stands is told by its offset and by nothing else.
 */
final class GroupWriter {
    private final Encoder encoder;
    private final PatientDirectory directory;
    private int turn;

    GroupWriter(Encoder encoder, PatientDirectory directory) {
        this.encoder = encoder;
        this.directory = directory;
    }

    /** @throws KafkaException when the transaction must be aborted */
    void write(Producer<String, byte[]> producer, List<Prepared> group) throws InterruptedException {
        producer.beginTransaction();
        Sending sending = new Sending(producer, turn);
        turn = (turn + 1) % encoder.messagePartitions();
        List<@Nullable Future<RecordMetadata>> firsts = new ArrayList<>();
        for (Prepared message : group) {
            firsts.add(sending.messages(message));
        }
        producer.flush();
        PeopleDraft people = directory.draft();
        for (int i = 0; i < group.size(); i++) {
            Prepared message = group.get(i);
            consequences(sending, message, origin(message, firsts.get(i)), people);
        }
        producer.flush();
        for (Future<RecordMetadata> record : sending.sent()) {
            await(record);
        }
        producer.commitTransaction();
        people.commit();
    }

    private void consequences(Sending sending, Prepared message, @Nullable SourceRecord origin, PeopleDraft people) {
        Outgoing outgoing = message.outgoing();
        CommonHeaders headers = new CommonHeaders(outgoing, origin);
        PeopleDraft.News news = people.tell(outgoing.arrival(), outgoing.people(), outgoing.links());
        news.people().forEach(person -> sending.send(encoder.person(person), headers));
        news.events().stream().filter(outgoing::isNews).forEach(event -> sending.send(encoder.event(event), headers));
        message.events().forEach(event -> sending.send(event, headers));
        outgoing.cursors().forEach(cursor -> sending.send(encoder.cursor(cursor), headers));
        if (origin != null) {
            outgoing.letters(origin).forEach(letter -> sending.send(encoder.deadLetter(letter), headers));
        }
    }

    private static @Nullable SourceRecord origin(Prepared message, @Nullable Future<RecordMetadata> first)
            throws InterruptedException {
        if (first == null) {
            Again again = message.outgoing().again();
            return again == null ? null : again.origin();
        }
        RecordMetadata at = await(first);
        return new SourceRecord(at.topic(), at.partition(), at.offset());
    }

    private static RecordMetadata await(Future<RecordMetadata> record) throws InterruptedException {
        try {
            return record.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }
}
