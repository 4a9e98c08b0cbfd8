package io.auscult.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class AvroJsonTest {
    private static final Schema INSTANT = LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
    private static final Schema IDENTIFIER = SchemaBuilder.record("Identifier")
            .fields()
            .requiredString("system")
            .requiredString("value")
            .endRecord();
    private static final Schema PERSON = SchemaBuilder.record("Person")
            .fields()
            .requiredString("patient")
            .optionalString("family")
            .optionalString("sex")
            .name("identifiers")
            .type(Schema.createArray(IDENTIFIER))
            .noDefault()
            .name("seen")
            .type(INSTANT)
            .noDefault()
            .requiredBytes("body")
            .endRecord();

    @Test
    void withholdsWhatIdentifiesAPerson() {
        assertThat(new AvroJson(false).of(person(), PERSON).toString())
                .isEqualTo("{\"patient\":\"ab12\",\"family\":\"withheld\",\"identifiers\":[{\"system\":\"urn:mrn\","
                        + "\"value\":\"withheld\"}],\"seen\":\"2026-01-01T00:00:00.000001Z\","
                        + "\"body\":\"withheld (3 bytes)\"}");
    }

    @Test
    void showsItWhenAskedTo() {
        assertThat(new AvroJson(true).of(person(), PERSON).toString())
                .contains("\"family\":\"Runte\"", "\"value\":\"MRN-7\"", "\"body\":\"PID\"");
    }

    private static GenericRecord person() {
        GenericRecord identifier = new GenericData.Record(IDENTIFIER);
        identifier.put("system", "urn:mrn");
        identifier.put("value", "MRN-7");
        GenericRecord person = new GenericData.Record(PERSON);
        person.put("patient", "ab12");
        person.put("family", "Runte");
        person.put("identifiers", List.of(identifier));
        person.put("seen", 1_767_225_600_000_001L);
        person.put("body", ByteBuffer.wrap("PID".getBytes(StandardCharsets.UTF_8)));
        return person;
    }
}
