package io.auscult.adapter.identity;

import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code cds.people.v1} into the directory: to its end at start, and on from there for what other nodes write. */
public final class PeopleReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, Person> consumer;
    private final PatientDirectory directory;
    private final List<TopicPartition> partitions;
    private volatile boolean loaded;
    private Thread following = Thread.ofPlatform().unstarted(() -> {});

    public PeopleReader(
            String bootstrapServers, Topic people, Deserializer<Person> deserializer, PatientDirectory directory) {
        this.directory = directory;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                deserializer);
        this.partitions = IntStream.range(0, people.partitions())
                .mapToObj(partition -> new TopicPartition(people.name(), partition))
                .toList();
    }

    /** Returns when all that is there now is read; then goes on in the background. */
    public void load() {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read();
        }
        loaded = true;
        following = Thread.ofPlatform().name("read-people").daemon().start(this::follow);
    }

    public boolean loaded() {
        return loaded && following.isAlive();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                read();
            }
        } catch (WakeupException e) {
            loaded = false;
        }
    }

    private void read() {
        for (ConsumerRecord<String, Person> record : consumer.poll(POLL)) {
            if (record.value() == null) {
                directory.remove(new PatientId(record.key()));
            } else {
                directory.put(record.value());
            }
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
