package io.auscult.adapter.publish;

import io.auscult.adapter.publish.Encoder.Encoded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What is sent in one transaction, all of it to be checked before the commit. */
final class Sending {
    private final Producer<String, byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Sending(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** @return what becomes of the first part, null when there is none */
    @Nullable Future<RecordMetadata> messages(Prepared message) {
        CommonHeaders headers = new CommonHeaders(message.outgoing(), null);
        int first = sent.size();
        message.messages().forEach(part -> send(part, headers));
        return first == sent.size() ? null : sent.get(first);
    }

    void send(Encoded record, CommonHeaders headers) {
        sent.add(producer.send(new ProducerRecord<>(
                record.topic(), null, record.key(), record.value().toBytes(), headers.with(record.kind()))));
    }

    List<Future<RecordMetadata>> sent() {
        return sent;
    }
}
