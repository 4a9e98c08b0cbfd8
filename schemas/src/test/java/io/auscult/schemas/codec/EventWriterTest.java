package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** The log's bytes are Avro's, whoever writes them. */
class EventWriterTest {
    @Property
    void writesEveryEventAsAvroDoes(@ForAll("events") PatientEvent event) throws IOException {
        assertThatBothWriteTheSame(event);
    }

    @Property
    void writesEveryObservationAsAvroDoes(@ForAll("observations") ObservationRecorded event) throws IOException {
        assertThatBothWriteTheSame(event);
    }

    private static void assertThatBothWriteTheSame(PatientEvent event) throws IOException {
        AvroTrust.wire();
        var wire = EventCodec.toWire(event);
        assertThat(bytes(new EventWriter(), wire)).isEqualTo(bytes(new SpecificDatumWriter<>(wire.getSchema()), wire));
    }

    private static byte[] bytes(
            DatumWriter<io.auscult.schemas.wire.PatientEvent> writer, io.auscult.schemas.wire.PatientEvent event)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        writer.write(event, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    @Provide
    Arbitrary<PatientEvent> events() {
        return Any.of(PatientEvent.class);
    }

    @Provide
    Arbitrary<ObservationRecorded> observations() {
        return Any.of(ObservationRecorded.class);
    }
}
