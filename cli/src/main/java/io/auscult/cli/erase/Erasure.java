package io.auscult.cli.erase;

import io.auscult.cli.log.Log;
import io.auscult.cli.log.Positions;
import io.auscult.cli.topics.Transaction;
import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.Http;
import io.auscult.cli.up.Patience;
import io.auscult.cli.up.StartFailure;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent.PatientErased;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.RecordHeaders;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Erases patients: {@link PatientErased} in the log has the chart, the scores, the alerts and the pages forget them, a tombstone takes
 * away who they are.
 */
final class Erasure {
    private static final String SOURCE = "auscult";
    private static final int NOT_FOUND = 404;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Addresses at;
    private final Topics topics;
    private final WireSerdes serdes;
    private final Log log;
    private final Generation generation;

    Erasure(Addresses at, Topics topics, WireSerdes serdes, Log log, Generation generation) {
        this.at = at;
        this.topics = topics;
        this.serdes = serdes;
        this.log = log;
        this.generation = generation;
    }

    /**
     * Erases them and returns when the streams app has folded it.
     *
     * @throws StartFailure when that takes too long; what is written stands, and is folded when the streams app goes on
     */
    void erase(List<PatientId> patients, Instant now) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        patients.forEach(patient -> records.add(event(patient, now)));
        patients.forEach(patient -> records.add(tombstone(patient)));
        List<RecordMetadata> places = Transaction.write(at.kafka(), "auscult-erase", records);
        awaitFolded(after(places.subList(0, patients.size())));
    }

    private ProducerRecord<String, byte[]> event(PatientId patient, Instant now) {
        String id = ContentHash.of(EventKind.PATIENT_ERASED, patient.value(), now.toString());
        PatientErased event =
                new PatientErased(new Envelope(id, patient, Times.receivedAt(now), SOURCE, "", false, false));
        String topic = topics.events().name();
        byte[] value = serdes.events().serializer().serialize(topic, event);
        ProducerRecord<String, byte[]> item =
                new ProducerRecord<>(topic, null, now.toEpochMilli(), patient.value(), value);
        RecordHeaders.put(item.headers(), RecordHeaders.KIND, EventKind.of(event));
        return item;
    }

    private ProducerRecord<String, byte[]> tombstone(PatientId patient) {
        byte @Nullable [] nobody = null;
        return new ProducerRecord<>(topics.people().name(), patient.value(), nobody);
    }

    private static Positions after(List<RecordMetadata> events) {
        Map<Integer, Long> next = new TreeMap<>();
        events.forEach(event -> next.merge(event.partition(), event.offset() + 1, Math::max));
        return new Positions(next);
    }

    private void awaitFolded(Positions events) {
        Patience patience = Patience.of(LIMIT);
        while (!log.folded(generation).reached(events)) {
            patience.pause("the streams app to fold the erasure");
        }
    }

    /**
     * Returns when neither the patient's page nor the chart is there any more.
     *
     * @throws StartFailure when one of them still is after some minutes
     */
    void awaitForgotten(PatientId patient) {
        await(at.chart(patient.value()), "the streams app to forget the chart");
        await(at.patientPage(patient.value()), "delivery to forget the patient");
    }

    private static void await(String url, String what) {
        Patience patience = Patience.of(LIMIT);
        while (status(url) != NOT_FOUND) {
            patience.pause(what);
        }
    }

    private static int status(String url) {
        try {
            return Http.status(url);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for the erasure", e);
        }
    }
}
