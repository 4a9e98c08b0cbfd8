package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.schemas.topic.RecordHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as one line of JSON. */
final class Line {
    private Line() {}

    static ObjectNode of(ConsumerRecord<String, byte[]> item, JsonNode value) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", at(item));
        line.put("time", Instant.ofEpochMilli(item.timestamp()).toString());
        line.put("key", item.key());
        RecordHeaders.get(item.headers(), RecordHeaders.KIND).ifPresent(kind -> line.put("kind", kind));
        RecordHeaders.source(item.headers())
                .ifPresent(source ->
                        line.put("source", source.topic() + "-" + source.partition() + "@" + source.offset()));
        line.set("value", value);
        return line;
    }

    /** "cds.events.v1-3@44" */
    static String at(ConsumerRecord<String, byte[]> item) {
        return item.topic() + "-" + item.partition() + "@" + item.offset();
    }
}
