package io.auscult.streams.replay;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What the stages ask of Kafka Streams, without Kafka: their stores, and where to send what they have. Of no clock and no file. */
final class ReplayContext<T> implements ProcessorContext<String, T> {
    private static final String NOT_ASKED = "No stage of the pipeline asks this";

    private final Map<String, StateStore> stores;
    private final BiConsumer<String, Record<String, ?>> forward;

    ReplayContext(Map<String, StateStore> stores, BiConsumer<String, Record<String, ?>> forward) {
        this.stores = Map.copyOf(stores);
        this.forward = forward;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kafka Streams declares it
    public <S extends StateStore> S getStateStore(String name) {
        StateStore store = stores.get(name);
        if (store == null) {
            throw new IllegalArgumentException("There is no store " + name);
        }
        return (S) store;
    }

    @Override
    public <K extends String, V extends T> void forward(Record<K, V> record, String node) {
        forward.accept(node, record.withKey((String) record.key()));
    }

    @Override
    public <K extends String, V extends T> void forward(Record<K, V> record) {
        throw new UnsupportedOperationException("Each stage names the next");
    }

    /** Where in the log an event stands says nothing about the patient, and is in no value. */
    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return Optional.empty();
    }

    @Override
    public Cancellable schedule(Duration every, PunctuationType type, Punctuator punctuator) {
        throw new UnsupportedOperationException(NOT_ASKED);
    }

    @Override
    public Cancellable schedule(Instant from, Duration every, PunctuationType type, Punctuator punctuator) {
        throw new UnsupportedOperationException(NOT_ASKED);
    }

    @Override
    public String applicationId() {
        return "replay";
    }

    @Override
    public TaskId taskId() {
        return new TaskId(0, 0);
    }

    @Override
    public Serde<?> keySerde() {
        throw new UnsupportedOperationException(NOT_ASKED);
    }

    @Override
    public Serde<?> valueSerde() {
        throw new UnsupportedOperationException(NOT_ASKED);
    }

    @Override
    public File stateDir() {
        throw new UnsupportedOperationException(NOT_ASKED);
    }

    @Override
    public StreamsMetrics metrics() {
        throw new UnsupportedOperationException(NOT_ASKED);
    }

    @Override
    public void commit() {}

    @Override
    public Map<String, Object> appConfigs() {
        return Map.of();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        return Map.of();
    }

    @Override
    public long currentSystemTimeMs() {
        throw new UnsupportedOperationException("Nothing that is decided reads a clock");
    }

    @Override
    public long currentStreamTimeMs() {
        throw new UnsupportedOperationException(NOT_ASKED);
    }
}
