package io.auscult.streams.app;

import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.Books;
import io.auscult.streams.consult.ChartReading.Shelf;
import io.auscult.streams.processor.Nodes;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores that a chart is read from: those of this instance, or its copies. */
class ChartStores {
    private final StreamsLifecycle lifecycle;

    ChartStores(StreamsLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Who keeps the patient's chart. Its store is keyed by more than the patient; the one of states lies in the same partition.
     *
     * @throws InvalidStateStoreException while nobody can say
     */
    KeyQueryMetadata keeper(PatientId patient) {
        KeyQueryMetadata keeper = streams().queryMetadataForKey(Nodes.STATE, patient.value(), new StringSerializer());
        if (keeper == null || keeper.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
            throw new InvalidStateStoreException("It is not settled which instance keeps which charts");
        }
        return keeper;
    }

    Shelf own(int partition) {
        return shelf(partition, false);
    }

    Shelf copies(int partition) {
        return shelf(partition, true);
    }

    /** All that is kept of the patients of a partition. */
    Books books(int partition, boolean stale) {
        return new Books(
                store(Nodes.CHART, partition, stale),
                store(Nodes.CLOCK, partition, stale),
                store(Nodes.STATE, partition, stale),
                store(Nodes.SIGNALS, partition, stale),
                store(Nodes.ALERT_BOOK, partition, stale));
    }

    /** How many changes the copy of the charts is behind. */
    long lag(int partition) {
        Map<Integer, LagInfo> byPartition =
                streams().allLocalStorePartitionLags().getOrDefault(Nodes.CHART, Map.of());
        return Optional.ofNullable(byPartition.get(partition))
                .map(LagInfo::offsetLag)
                .orElse(0L);
    }

    private Shelf shelf(int partition, boolean stale) {
        return new Shelf(
                store(Nodes.CHART, partition, stale),
                store(Nodes.CLOCK, partition, stale),
                store(Nodes.STATE, partition, stale));
    }

    private <K, V> ReadOnlyKeyValueStore<K, V> store(String name, int partition, boolean stale) {
        StoreQueryParameters<ReadOnlyKeyValueStore<K, V>> wanted = StoreQueryParameters.fromNameAndType(
                        name, QueryableStoreTypes.<K, V>keyValueStore())
                .withPartition(partition);
        return streams().store(stale ? wanted.enableStaleStores() : wanted);
    }

    private KafkaStreams streams() {
        return lifecycle.streams();
    }
}
