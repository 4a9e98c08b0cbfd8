package io.auscult.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.auscult.schemas.topic.Origin.SourceRecord;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of Auscult's records: for routing and tracing without decoding the value. They hold no patient data. */
public final class RecordHeaders {
    /** The word that the value's {@code kind} or {@code state} has. */
    public static final String KIND = "kind";

    /** The message in the messages topic that led here. */
    public static final String MESSAGE_ID = "message-id";

    /** The configured name of the sender. */
    public static final String SOURCE = "source";

    /** There when the message is a part of an initial load. */
    public static final String BACKFILL = "backfill";

    public static final String SOURCE_TOPIC = "source-topic";
    public static final String SOURCE_PARTITION = "source-partition";
    public static final String SOURCE_OFFSET = "source-offset";

    /** W3C Trace Context. */
    public static final String TRACEPARENT = "traceparent";

    private RecordHeaders() {}

    /** Sets a header to one value, whatever it was. */
    public static Headers put(Headers headers, String name, String value) {
        return headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    /** The newest value of a header. */
    public static Optional<String> get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    public static Headers putSource(Headers headers, SourceRecord source) {
        put(headers, SOURCE_TOPIC, source.topic());
        put(headers, SOURCE_PARTITION, Integer.toString(source.partition()));
        return put(headers, SOURCE_OFFSET, Long.toString(source.offset()));
    }

    /** The record that led here; empty unless all three headers are there. */
    public static Optional<SourceRecord> source(Headers headers) {
        Optional<String> topic = get(headers, SOURCE_TOPIC);
        Optional<Integer> partition = get(headers, SOURCE_PARTITION).map(Integer::valueOf);
        Optional<Long> offset = get(headers, SOURCE_OFFSET).map(Long::valueOf);
        return topic.flatMap(t -> partition.flatMap(p -> offset.map(o -> new SourceRecord(t, p, o))));
    }
}
