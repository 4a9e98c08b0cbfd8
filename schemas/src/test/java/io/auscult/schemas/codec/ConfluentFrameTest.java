package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** A reader that knows nothing but Avro and the frame (byte 0, schema id in four bytes, then the value) reads every value. */
class ConfluentFrameTest {
    private static final ObservationRecorded EVENT = Any.of(ObservationRecorded.class, 42);

    @Test
    void isReadByAPlainReaderOfTheFrame() throws IOException {
        byte[] record = WireSerdes.local().events().serializer().serialize("events", EVENT);

        ByteBuffer frame = ByteBuffer.wrap(record);
        assertThat(frame.get()).isZero();
        Schema schema = LocalFraming.schema(frame.getInt());
        GenericRecord read = new GenericDatumReader<GenericRecord>(schema, schema, GenericData.get())
                .read(null, DecoderFactory.get().binaryDecoder(record, 5, record.length - 5, null));

        assertThat(schema.getFullName()).isEqualTo("io.auscult.schemas.wire.PatientEvent");
        assertThat(read.get("id")).hasToString(EVENT.envelope().id());
        assertThat(read.get("patient")).hasToString(EVENT.envelope().patient().value());
        assertThat(read.get("kind")).hasToString("observation-recorded");
        assertThat(read.get("demographics")).isNull();
        GenericRecord observation = (GenericRecord) read.get("observation");
        assertThat(observation.get("fact")).hasToString(EVENT.fact().value());
    }

    @Test
    void readsWhatAPlainWriterOfTheFrameWrote() throws IOException {
        byte[] ours = WireSerdes.local().events().serializer().serialize("events", EVENT);
        Schema schema = io.auscult.schemas.wire.PatientEvent.getClassSchema();
        GenericRecord plain = new GenericDatumReader<GenericRecord>(schema, schema, GenericData.get())
                .read(null, DecoderFactory.get().binaryDecoder(ours, 5, ours.length - 5, null));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ours, 0, 5);
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema, GenericData.get()).write(plain, encoder);
        encoder.flush();

        PatientEvent read = WireSerdes.local().events().deserializer().deserialize("events", out.toByteArray());
        assertThat(read).isEqualTo(EVENT);
    }
}
