package io.auscult.cli.chart;

import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.consult.ChartView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Reads the log of one patient again, up to a time. */
public final class LogReplay {
    private final TopicReader reader;
    private final WireSerdes serdes;
    private final Topics topics;

    public LogReplay(TopicReader reader, Addresses at) {
        this.reader = reader;
        this.serdes = WireSerdes.registry(at.registryApi());
        this.topics = Topics.withPrefix(at.topicPrefix());
    }

    /** Empty when nothing was known of the patient then. */
    Optional<ChartView> chart(PatientId patient, Instant until, @Nullable ConceptId only) {
        return past(patient, until).view(only);
    }

    /** The chart itself as it was then. */
    public PastChart past(PatientId patient, Instant until) {
        PastChart chart = new PastChart(patient, until, catalogues());
        Deserializer<PatientEvent> events = serdes.events().deserializer();
        String topic = topics.events().name();
        reader.toEnd(List.of(partitionOf(patient, topic)), item -> {
            if (patient.value().equals(item.key())) {
                next(chart, item, events);
            }
        });
        return chart;
    }

    /** Every event of the patient that can be read, in the order of the log. */
    public void events(PatientId patient, Consumer<PatientEvent> next) {
        Deserializer<PatientEvent> events = serdes.events().deserializer();
        String topic = topics.events().name();
        reader.toEnd(List.of(partitionOf(patient, topic)), item -> {
            if (patient.value().equals(item.key())) {
                readable(item, events).ifPresent(next);
            }
        });
    }

    private static Optional<PatientEvent> readable(
            ConsumerRecord<String, byte[]> item, Deserializer<PatientEvent> events) {
        try {
            return Optional.of(events.deserialize(item.topic(), item.value()));
        } catch (SerializationException _) {
            return Optional.empty();
        }
    }

    private static void next(PastChart chart, ConsumerRecord<String, byte[]> item, Deserializer<PatientEvent> events) {
        try {
            chart.next(item.offset(), events.deserialize(item.topic(), item.value()));
        } catch (SerializationException e) {
            chart.unreadable();
        }
    }

    /** As every producer chooses it whose records belong to a patient: by the key alone. */
    public TopicPartition partitionOf(PatientId patient, String topic) {
        int partitions = reader.partitions(topic).size();
        int hash = Utils.murmur2(patient.value().getBytes(StandardCharsets.UTF_8));
        return new TopicPartition(topic, Utils.toPositive(hash) % partitions);
    }

    private Catalogues catalogues() {
        List<CatalogueRelease> releases = new ArrayList<>();
        Deserializer<CatalogueRelease> catalogues = serdes.catalogues().deserializer();
        String topic = topics.concepts().name();
        reader.toEnd(reader.partitions(topic), item -> {
            if (item.value() != null) {
                releases.add(catalogues.deserialize(topic, item.value()));
            }
        });
        return new Catalogues(releases);
    }
}
