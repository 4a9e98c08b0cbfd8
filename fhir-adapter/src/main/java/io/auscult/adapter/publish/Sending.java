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
    private final int messages;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** @param messages the partition of the messages of this transaction: each more costs the brokers a batch and a mark */
    Sending(Producer<String, byte[]> producer, int messages) {
        this.producer = producer;
        this.messages = messages;
    }

    /** @return what becomes of the first part, null when there is none */
    @Nullable Future<RecordMetadata> messages(Prepared message) {
        CommonHeaders headers = new CommonHeaders(message.outgoing(), null);
        int first = sent.size();
        // Parts go by their key, so that the same parts sent again stand behind them and not beside them.
        Integer partition = message.messages().size() == 1 ? messages : null;
        message.messages().forEach(part -> send(part, partition, headers));
        return first == sent.size() ? null : sent.get(first);
    }

    void send(Encoded record, CommonHeaders headers) {
        send(record, null, headers);
    }

    private void send(Encoded record, @Nullable Integer partition, CommonHeaders headers) {
        sent.add(producer.send(new ProducerRecord<>(
                record.topic(), partition, record.key(), record.value().shared(), headers.with(record.kind()))));
    }

    List<Future<RecordMetadata>> sent() {
        return sent;
    }
}
