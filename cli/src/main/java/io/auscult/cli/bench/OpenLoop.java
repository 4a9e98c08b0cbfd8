package io.auscult.cli.bench;

import io.auscult.cli.bench.feed.Feed.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sends events by the clock whether or not the topology keeps up, and reads what comes of them as committed records. The due time
 * travels as the record's timestamp, which both topologies pass on; so an answer is known by its event's due time.
 */
final class OpenLoop {
    private static final Duration POLL = Duration.ofMillis(5);
    private static final long BEFORE_MILLIS = 200;
    private static final long AFTERWARDS_MILLIS = 10_000;

    private final Bed bed;
    private final BenchPlan.Latency plan;

    OpenLoop(Bed bed, BenchPlan.Latency plan) {
        this.bed = bed;
        this.plan = plan;
    }

    /**
     * One round over one topology. What counts are the pulses after the warm-up, the same events in both topologies.
     *
     * @param output where what comes of an event is read
     */
    Latencies over(Runner runner, String output, List<Told> told) throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            toEnd(consumer, output);
            runner.resume();
            Schedule schedule = new Schedule(System.currentTimeMillis() + BEFORE_MILLIS, plan.perSecond());
            ClockedSending sending = ClockedSending.start(bed, runner.input(), told, schedule);
            Latencies latencies = read(consumer, pulses(told, schedule), schedule.due(told.size()) + AFTERWARDS_MILLIS);
            return new Latencies(latencies.millis(), latencies.unanswered(), sending.end());
        } finally {
            runner.pause();
        }
    }

    private Set<Long> pulses(List<Told> told, Schedule schedule) {
        Set<Long> dues = new HashSet<>();
        IntStream.range(plan.warmUpSeconds() * plan.perSecond(), told.size())
                .filter(i -> told.get(i).pulse())
                .forEach(i -> dues.add(schedule.due(i)));
        return dues;
    }

    private static Latencies read(Consumer<byte[], byte[]> consumer, Set<Long> awaited, long deadline) {
        List<Long> millis = new ArrayList<>();
        while (!awaited.isEmpty() && System.currentTimeMillis() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (awaited.remove(record.timestamp())) {
                    millis.add(System.currentTimeMillis() - record.timestamp());
                }
            }
        }
        return new Latencies(millis, awaited.size(), 0);
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bed.address(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void toEnd(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** When each event is due, in milliseconds of the wall clock. */
    record Schedule(long start, int perSecond) {
        long due(int event) {
            return start + event * 1_000L / perSecond;
        }
    }
}
