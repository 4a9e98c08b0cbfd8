package io.auscult.cli.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Avro values as JSON for reading: times as ISO instants, absent fields left out.
 *
 * @param showPatientData whether names, identifiers and message bodies are shown, which are otherwise withheld
 */
public record AvroJson(boolean showPatientData) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String WITHHELD = "withheld";
    private static final Set<String> PERSON_RECORDS = Set.of("Person", "Identifier");
    private static final Set<String> ABOUT_A_PERSON = Set.of("family", "given", "birthDate", "address", "value");

    JsonNode of(Object datum, Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> fields((GenericRecord) datum, schema);
            case ARRAY -> items((Collection<?>) datum, schema.getElementType());
            case MAP -> entries((Map<?, ?>) datum, schema.getValueType());
            case UNION -> of(datum, chosen(datum, schema));
            case LONG -> number((Long) datum, schema);
            case INT -> JSON.numberNode((Integer) datum);
            case FLOAT -> JSON.numberNode((Float) datum);
            case DOUBLE -> JSON.numberNode((Double) datum);
            case BOOLEAN -> JSON.booleanNode((Boolean) datum);
            case BYTES -> bytes((ByteBuffer) datum);
            case FIXED -> bytes(ByteBuffer.wrap(((GenericData.Fixed) datum).bytes()));
            case NULL -> JSON.nullNode();
            case STRING, ENUM -> JSON.textNode(datum.toString());
        };
    }

    private static Schema chosen(Object datum, Schema union) {
        return union.getTypes().get(GenericData.get().resolveUnion(union, datum));
    }

    private ObjectNode fields(GenericRecord datum, Schema schema) {
        ObjectNode object = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            Object value = datum.get(field.pos());
            if (value != null) {
                object.set(
                        field.name(), isWithheld(schema, field) ? JSON.textNode(WITHHELD) : of(value, field.schema()));
            }
        }
        return object;
    }

    private boolean isWithheld(Schema owner, Schema.Field field) {
        return !showPatientData && PERSON_RECORDS.contains(owner.getName()) && ABOUT_A_PERSON.contains(field.name());
    }

    private ArrayNode items(Collection<?> values, Schema schema) {
        ArrayNode array = JSON.arrayNode();
        values.forEach(value -> array.add(of(value, schema)));
        return array;
    }

    private ObjectNode entries(Map<?, ?> values, Schema schema) {
        ObjectNode object = JSON.objectNode();
        values.forEach((key, value) -> object.set(key.toString(), of(value, schema)));
        return object;
    }

    private static JsonNode number(long value, Schema schema) {
        return switch (schema.getLogicalType()) {
            case LogicalTypes.TimestampMicros _ ->
                JSON.textNode(Instant.EPOCH.plus(value, ChronoUnit.MICROS).toString());
            case LogicalTypes.TimestampMillis _ ->
                JSON.textNode(Instant.ofEpochMilli(value).toString());
            case null, default -> JSON.numberNode(value);
        };
    }

    private JsonNode bytes(ByteBuffer value) {
        return JSON.textNode(
                showPatientData
                        ? StandardCharsets.UTF_8.decode(value.duplicate()).toString()
                        : WITHHELD + " (" + value.remaining() + " bytes)");
    }
}
