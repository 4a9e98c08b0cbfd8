package io.auscult.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Runs a topology over an input topic that is already full, until all of it is committed. The clock starts when the first commit
 * is seen, so that the start of threads and the group's first rebalance do not count; what that commit held does not count either.
 */
final class TimedRun {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Admin admin;
    private final String bootstrapServers;
    private final int threads;
    private final int commitIntervalMs;
    private final Path stateDir;

    TimedRun(Admin admin, String bootstrapServers, int threads, int commitIntervalMs, Path stateDir) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.threads = threads;
        this.commitIntervalMs = commitIntervalMs;
        this.stateDir = stateDir;
    }

    Round run(Topology topology, String application, String input, int partitions, Map<String, Object> more)
            throws InterruptedException, ExecutionException {
        long end = end(input, partitions);
        try (KafkaStreams streams = new KafkaStreams(topology, config(application, more))) {
            streams.start();
            long began = 0;
            long before = 0;
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                long committed = committed(application, input);
                long now = System.nanoTime();
                if (began == 0 && committed > 0) {
                    began = now;
                    before = committed;
                }
                if (committed >= end) {
                    return new Round(end - before, (now - began) / 1e9);
                }
                if (streams.state().hasCompletedShutdown() || streams.state() == KafkaStreams.State.PENDING_ERROR) {
                    throw new IllegalStateException(application + " failed; see the log above");
                }
                Thread.sleep(LOOK);
            }
            throw new IllegalStateException(application + " did not finish within " + LIMIT.toMinutes() + " minutes");
        }
    }

    private long end(String topic, int partitions) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private long committed(String group, String topic) throws InterruptedException, ExecutionException {
        ListConsumerGroupOffsetsResult offsets = admin.listConsumerGroupOffsets(group);
        long sum = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
                offsets.partitionsToOffsetAndMetadata().get().entrySet()) {
            if (entry.getKey().topic().equals(topic) && entry.getValue() != null) {
                sum += entry.getValue().offset();
            }
        }
        return sum;
    }

    private Properties config(String application, Map<String, Object> more) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMs);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.putAll(more);
        return config;
    }
}
