package io.auscult.cli.backtest.past;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.core.event.PatientEvent;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** What the log of a running Auscult says. */
public record LogPast(Addresses at) implements PastSource {

    /** @throws TopicsUnavailable when no broker answers */
    @Override
    public void read(Spill to, Crew crew, LongConsumer progress) throws IOException {
        String topic = Topics.withPrefix(at.topicPrefix()).events().name();
        Deserializer<PatientEvent> events = RegistrySerdes.of(at).events().deserializer();
        List<TopicPartition> partitions;
        try (TopicReader reader = new TopicReader(at.kafka())) {
            partitions = reader.partitions(topic);
        }
        crew.all(partitions.stream()
                .<Callable<Void>>map(partition -> () -> {
                    try (TopicReader reader = new TopicReader(at.kafka())) {
                        reader.toEnd(List.of(partition), item -> add(item, events, to, progress));
                    }
                    return null;
                })
                .toList());
    }

    private static void add(
            ConsumerRecord<String, byte[]> item, Deserializer<PatientEvent> events, Spill to, LongConsumer progress) {
        try {
            to.add(events.deserialize(item.topic(), item.value()));
            progress.accept(to.events());
        } catch (SerializationException _) {
            to.unread(1);
        }
    }
}
