package io.auscult.cli.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * One topology, started once and paused while it is not its turn: then neither start-up nor cold caches nor cold code count, and
 * the other has the machine for itself.
 */
final class Runner implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Admin admin;
    private final String application;
    private final String input;
    private final KafkaStreams streams;
    private final Consumer<String> progress;

    Runner(Admin admin, Topology topology, Map<String, Object> config, String input, Consumer<String> progress) {
        this.admin = admin;
        this.application = String.valueOf(config.get(StreamsConfig.APPLICATION_ID_CONFIG));
        this.input = input;
        this.progress = progress;
        Properties properties = new Properties();
        properties.putAll(config);
        this.streams = new KafkaStreams(topology, properties);
    }

    /** The topic that it reads. */
    String input() {
        return input;
    }

    /** Starts, and takes in what its topic holds already. */
    Round start(long upTo) throws InterruptedException, ExecutionException {
        streams.start();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (streams.state() != KafkaStreams.State.RUNNING && System.nanoTime() < deadline) {
            failIfStopped();
            Thread.sleep(LOOK);
        }
        Round round = await(upTo, 0);
        streams.pause();
        return round;
    }

    void resume() {
        streams.resume();
    }

    void pause() {
        streams.pause();
    }

    /**
     * Takes in what has been sent since the last turn.
     *
     * @param upTo how many events its topic holds
     * @param warmUp the part of them that goes before the clock starts
     */
    Round turn(long upTo, double warmUp) throws InterruptedException, ExecutionException {
        streams.resume();
        Round round = await(upTo, warmUp);
        streams.pause();
        return round;
    }

    /**
     * Waits until that many events are committed. The clock starts at the first commit that is seen after the warm-up, or at the
     * beginning when that commit was also the last.
     */
    private Round await(long upTo, double warmUp) throws InterruptedException, ExecutionException {
        long first = committed();
        Mark beginning = Mark.at(first);
        long clockFrom = first + (long) ((upTo - first) * warmUp);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Mark began = null;
        while (System.nanoTime() < deadline) {
            long committed = committed();
            if (began == null && committed >= clockFrom && committed > first) {
                began = Mark.at(committed);
            }
            if (committed >= upTo) {
                return (began == null || began.committed() == committed ? beginning : began).until(committed);
            }
            failIfStopped();
            progress.accept(String.format("%s: %,d of %,d events", application, committed - first, upTo - first));
            Thread.sleep(LOOK);
        }
        throw new IllegalStateException(application + " did not finish within " + LIMIT.toMinutes() + " minutes");
    }

    private void failIfStopped() {
        if (streams.state().hasCompletedShutdown() || streams.state() == KafkaStreams.State.PENDING_ERROR) {
            throw new IllegalStateException(application + " failed; see the log above");
        }
    }

    private long committed() throws InterruptedException, ExecutionException {
        long sum = 0;
        Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : offsets.entrySet()) {
            if (entry.getKey().topic().equals(input) && entry.getValue() != null) {
                sum += entry.getValue().offset();
            }
        }
        return sum;
    }

    /** Records written since the start, by topic; changelogs are topics too. */
    Map<String, Double> recordsWritten() {
        Map<String, Double> records = new TreeMap<>();
        for (Map.Entry<MetricName, ? extends Metric> entry : streams.metrics().entrySet()) {
            MetricName name = entry.getKey();
            if (name.group().equals("producer-topic-metrics") && name.name().equals("record-send-total")) {
                Object value = entry.getValue().metricValue();
                records.merge(
                        name.tags().get("topic"),
                        value instanceof Number number ? number.doubleValue() : 0.0,
                        Double::sum);
            }
        }
        return records;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(30));
    }

    private record Mark(long committed, long nanos, Cpu cpu) {
        static Mark at(long committed) {
            return new Mark(committed, System.nanoTime(), Cpu.now());
        }

        Round until(long end) {
            return new Round(
                    end - committed,
                    (System.nanoTime() - nanos) / 1e9,
                    Cpu.now().since(cpu));
        }
    }
}
