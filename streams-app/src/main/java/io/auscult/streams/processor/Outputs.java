package io.auscult.streams.processor;

import io.auscult.schemas.topic.Origin.SourceRecord;
import io.auscult.schemas.topic.RecordHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** How a stage writes its topic: keyed by the patient, timed by {@code now}, with headers that lead back to the event. */
final class Outputs {
    private Outputs() {}

    static <K, V> void forward(
            ProcessorContext<? super K, ? super V> context,
            Record<K, ?> cause,
            @Nullable V value,
            String kind,
            String sink) {
        context.forward(new Record<>(cause.key(), value, cause.timestamp(), headers(context, cause, kind)), sink);
    }

    private static Headers headers(ProcessorContext<?, ?> context, Record<?, ?> cause, String kind) {
        Headers headers = RecordHeaders.put(
                new org.apache.kafka.common.header.internals.RecordHeaders(), RecordHeaders.KIND, kind);
        carry(cause.headers(), headers, RecordHeaders.MESSAGE_ID);
        carry(cause.headers(), headers, RecordHeaders.TRACEPARENT);
        context.recordMetadata()
                .ifPresent(place -> RecordHeaders.putSource(
                        headers, new SourceRecord(place.topic(), place.partition(), place.offset())));
        return headers;
    }

    private static void carry(Headers from, Headers to, String name) {
        RecordHeaders.get(from, name).ifPresent(value -> RecordHeaders.put(to, name, value));
    }
}
