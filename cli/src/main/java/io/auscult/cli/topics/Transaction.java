package io.auscult.cli.topics;

import io.auscult.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records that are written all or not at all. */
public final class Transaction {
    private static final int LIMIT_MS = 300_000;

    private Transaction() {}

    /**
     * Writes them and returns where each stands.
     *
     * @param id of the writer: a transaction that an earlier writer of the same id left open is aborted
     * @throws TopicsUnavailable when none of them was written
     */
    public static List<RecordMetadata> write(
            String bootstrapServers, String id, List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, id,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_RECORD_BYTES,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LIMIT_MS);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            return written(producer, records);
        } catch (KafkaException e) {
            throw new TopicsUnavailable("Kafka did not take the records: " + e.getMessage(), e);
        }
    }

    private static List<RecordMetadata> written(
            KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<String, byte[]> each : records) {
            sent.add(producer.send(each));
        }
        producer.commitTransaction();
        return sent.stream().map(Transaction::place).toList();
    }

    private static RecordMetadata place(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A committed record has a place", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A committed record's place is known at once", e);
        }
    }
}
