package io.auscult.cli.rebuild;

import io.auscult.cli.topics.Committed;
import io.auscult.schemas.codec.EventKind;
import io.auscult.schemas.topic.RecordHeaders;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who was erased, and where in the log: what was said of them before is not said again. */
final class Erasures {
    private final String log;
    private final Map<String, Long> newest = new HashMap<>();

    Erasures(String log) {
        this.log = log;
    }

    /** Reads the log on. */
    void read(Committed records) {
        records.read(log, event -> {
            if (RecordHeaders.get(event.headers(), RecordHeaders.KIND)
                    .filter(EventKind.PATIENT_ERASED::equals)
                    .isPresent()) {
                newest.put(event.key(), event.offset());
            }
        });
    }

    boolean concern(String patient) {
        return newest.containsKey(patient);
    }

    /** Whether the event that led to a record came before the patient's erasure. */
    boolean cover(ConsumerRecord<String, byte[]> item) {
        long erased = newest.getOrDefault(item.key(), -1L);
        return RecordHeaders.source(item.headers())
                .map(source -> source.offset() <= erased)
                .orElse(erased >= 0);
    }
}
