package io.auscult.schemas.codec;

import io.auscult.schemas.wire.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records of one schema as Avro binary after a header that the caller knows. Safe for several threads. */
final class AvroBinary<W extends SpecificRecord> {
    private static final int USUAL_BYTES = 512;

    private final DatumWriter<W> writer;
    private final DatumReader<W> reader;
    private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

    /** With the codec's own writer, which writes what Avro's would. */
    AvroBinary(Codec<?, W> codec) {
        this(codec.schema(), codec.schema(), codec.writer());
    }

    /** What was written with one schema, read as another; written is the reader's. */
    AvroBinary(Schema written, Schema read) {
        this(written, read, () -> new SpecificDatumWriter<>(read));
    }

    private AvroBinary(Schema written, Schema read, Supplier<DatumWriter<W>> writer) {
        AvroTrust.wire();
        this.writer = writer.get();
        this.reader = new SpecificDatumReader<>(written, read);
    }

    byte[] write(byte[] header, W value) {
        Buffers mine = buffers.get();
        ByteArrayOutputStream out = value instanceof Message message ? roomFor(message) : mine.out;
        out.reset();
        out.writeBytes(header);
        mine.encoder = EncoderFactory.get().binaryEncoder(out, mine.encoder);
        try {
            writer.write(value, mine.encoder);
            mine.encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A message's size is known, and it may be large: nothing that grows step by step, and nothing that stays. */
    private static ByteArrayOutputStream roomFor(Message message) {
        return new ByteArrayOutputStream(message.getBody().remaining() + USUAL_BYTES);
    }

    /** @throws IllegalArgumentException when bytes are left over: the record was not one of this schema */
    W read(byte[] bytes, int headerLength) {
        Buffers mine = buffers.get();
        mine.decoder =
                DecoderFactory.get().binaryDecoder(bytes, headerLength, bytes.length - headerLength, mine.decoder);
        try {
            W value = reader.read(null, mine.decoder);
            if (!mine.decoder.isEnd()) {
                throw new IllegalArgumentException("Bytes are left over");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reused from record to record. */
    private static final class Buffers {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
        private @Nullable BinaryEncoder encoder;
        private @Nullable BinaryDecoder decoder;
    }
}
