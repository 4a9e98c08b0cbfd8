package io.auscult.adapter.publish;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.PeopleDraft;
import io.auscult.adapter.publish.Encoder.Encoded;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes a group of messages in one transaction: first all messages, then, with the messages' offsets in their headers, all that
 * follows from them. Every send is checked before the commit.
 */
final class GroupWriter {
    private final Encoder encoder;
    private final PatientDirectory directory;

    GroupWriter(Encoder encoder, PatientDirectory directory) {
        this.encoder = encoder;
        this.directory = directory;
    }

    /** @throws KafkaException when the transaction must be aborted */
    void write(Producer<String, byte[]> producer, List<Prepared> group) throws InterruptedException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<@Nullable Future<RecordMetadata>> firsts = new ArrayList<>();
        for (Prepared message : group) {
            List<Future<RecordMetadata>> parts = message.messages().stream()
                    .map(part -> send(producer, part, message.outgoing(), null))
                    .toList();
            firsts.add(parts.isEmpty() ? null : parts.getFirst());
            sent.addAll(parts);
        }
        PeopleDraft people = directory.draft();
        for (int i = 0; i < group.size(); i++) {
            sent.addAll(consequences(producer, group.get(i), origin(group.get(i), firsts.get(i)), people));
        }
        for (Future<RecordMetadata> record : sent) {
            await(record);
        }
        producer.commitTransaction();
        people.commit();
    }

    private List<Future<RecordMetadata>> consequences(
            Producer<String, byte[]> producer, Prepared message, @Nullable SourceRecord origin, PeopleDraft people) {
        Outgoing outgoing = message.outgoing();
        List<Encoded> records = new ArrayList<>();
        PeopleDraft.News news = people.tell(outgoing.arrival(), outgoing.people(), outgoing.links());
        news.people().stream().map(encoder::person).forEach(records::add);
        news.events().stream().filter(outgoing::isNews).map(encoder::event).forEach(records::add);
        records.addAll(message.events());
        outgoing.cursors().stream().map(encoder::cursor).forEach(records::add);
        if (origin != null) {
            outgoing.letters(origin).stream().map(encoder::deadLetter).forEach(records::add);
        }
        return records.stream()
                .map(record -> send(producer, record, outgoing, origin))
                .toList();
    }

    private static Future<RecordMetadata> send(
            Producer<String, byte[]> producer, Encoded record, Outgoing outgoing, @Nullable SourceRecord origin) {
        ProducerRecord<String, byte[]> out = new ProducerRecord<>(
                record.topic(), record.key(), record.value().toBytes());
        if (record.kind() != null) {
            RecordHeaders.put(out.headers(), RecordHeaders.KIND, record.kind());
        }
        if (!outgoing.messageId().isEmpty()) {
            RecordHeaders.put(out.headers(), RecordHeaders.MESSAGE_ID, outgoing.messageId());
        }
        RecordHeaders.put(
                out.headers(), RecordHeaders.SOURCE, outgoing.arrival().source());
        if (outgoing.arrival().backfill()) {
            RecordHeaders.put(out.headers(), RecordHeaders.BACKFILL, "true");
        }
        if (origin != null) {
            RecordHeaders.putSource(out.headers(), origin);
        }
        if (outgoing.traceparent() != null) {
            RecordHeaders.put(out.headers(), RecordHeaders.TRACEPARENT, outgoing.traceparent());
        }
        return producer.send(out);
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
