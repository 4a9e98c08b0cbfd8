package io.auscult.streams.processor;

import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Origin;
import io.auscult.schemas.topic.Origin.Door;
import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the streams app could not fold, with its bytes, its place in the log and the reason; never with what it said. */
final class DeadLetters {
    /** Advice for what the chart now lacks. */
    static final String INCOMPLETE =
            "The patient's chart is marked incomplete. Mend the cause, then send the message again from its source.";

    private DeadLetters() {}

    static void forward(
            ProcessorContext<? super String, ? super DeadLetter> context,
            Record<String, ?> record,
            Payload original,
            String reason,
            String advice) {
        Origin origin = context.recordMetadata()
                .<Origin>map(place -> new SourceRecord(place.topic(), place.partition(), place.offset()))
                .orElse(new Door("unknown"));
        DeadLetter letter = DeadLetter.of(
                App.STREAMS_APP, reason, advice, origin, original, Instant.ofEpochMilli(record.timestamp()));
        Outputs.forward(context, record.withKey(letter.id()), letter, "dead-letter", Nodes.WRITE_DEADLETTERS);
    }
}
