package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.auscult.cli.up.Http;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads any Avro record in the Confluent frame (a zero byte, four bytes of schema id, the data) with the schema that the
 * registry has under that id: what any client in any language can do.
 */
public final class AvroDecoder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAME = 5;

    private final String registry;
    private final AvroJson json;
    private final Map<Integer, Schema> schemas = new HashMap<>();

    /** @param registry "http://127.0.0.1:8084" */
    public AvroDecoder(String registry, AvroJson json) {
        this.registry = registry;
        this.json = json;
    }

    /** The value as JSON; null for a tombstone. */
    public JsonNode decode(byte @Nullable [] value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value.length < FRAME || value[0] != 0) {
            throw new TopicsUnavailable("A record is not in the Confluent frame", null);
        }
        Schema schema =
                schemas.computeIfAbsent(ByteBuffer.wrap(value, 1, FRAME - 1).getInt(), this::fetch);
        try {
            Object datum = new GenericDatumReader<>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, FRAME, value.length - FRAME, null));
            return json.of(datum, schema);
        } catch (IOException e) {
            throw new TopicsUnavailable("A record does not agree with its schema " + schema.getFullName(), e);
        }
    }

    private Schema fetch(int id) {
        String url = registry + "/apis/ccompat/v7/schemas/ids/" + id;
        try {
            return new Schema.Parser()
                    .parse(JSON.readTree(Http.get(url)).path("schema").asText());
        } catch (IOException e) {
            throw new TopicsUnavailable("The schema registry does not give schema " + id + " (" + url + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicsUnavailable("Interrupted while reading a schema", e);
        }
    }
}
