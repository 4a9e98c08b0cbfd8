package io.auscult.schemas.codec;

import io.auscult.core.event.PatientEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Events of the log as an Avro container file, which any Avro library reads: the schema stands in it. */
public final class EventFile {
    private static final int QUICK = 1;

    private EventFile() {}

    /** Passes on every event, in the order of the file. */
    public static void read(Path file, Consumer<PatientEvent> to) throws IOException {
        AvroTrust.wire();
        SpecificDatumReader<io.auscult.schemas.wire.PatientEvent> events =
                new SpecificDatumReader<>(io.auscult.schemas.wire.PatientEvent.class);
        try (DataFileReader<io.auscult.schemas.wire.PatientEvent> reader =
                new DataFileReader<>(file.toFile(), events)) {
            while (reader.hasNext()) {
                to.accept(EventCodec.fromWire(reader.next()));
            }
        }
    }

    /** A new file; one that is there is replaced. */
    public static Writer write(Path file) throws IOException {
        AvroTrust.wire();
        var schema = io.auscult.schemas.wire.PatientEvent.getClassSchema();
        DataFileWriter<io.auscult.schemas.wire.PatientEvent> out =
                new DataFileWriter<>(new SpecificDatumWriter<io.auscult.schemas.wire.PatientEvent>(schema));
        out.setCodec(CodecFactory.deflateCodec(QUICK));
        out.create(schema, file.toFile());
        return new Writer(out);
    }

    /** A file that is being written. */
    public static final class Writer implements AutoCloseable {
        private final DataFileWriter<io.auscult.schemas.wire.PatientEvent> out;

        private Writer(DataFileWriter<io.auscult.schemas.wire.PatientEvent> out) {
            this.out = out;
        }

        public void add(PatientEvent event) throws IOException {
            out.append(EventCodec.toWire(event));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
