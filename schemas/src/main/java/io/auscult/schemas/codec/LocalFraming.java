package io.auscult.schemas.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The same frame with ids from a table in this process: for topology tests, benches and tools that need no registry. */
final class LocalFraming implements Framing {
    private static final byte MAGIC = 0;
    private static final int FRAME = 5;

    /** One table for the process, so that every serde made here reads what any other wrote. */
    private static final List<Schema> SCHEMAS = new CopyOnWriteArrayList<>();

    static Schema schema(int id) {
        return SCHEMAS.get(id - 1);
    }

    private static synchronized int id(Schema schema) {
        int known = SCHEMAS.indexOf(schema);
        if (known >= 0) {
            return known + 1;
        }
        SCHEMAS.add(schema);
        return SCHEMAS.size();
    }

    @Override
    public <W extends SpecificRecord> Serializer<W> serializer(Codec<?, W> codec) {
        AvroBinary<W> binary = new AvroBinary<>(codec);
        byte[] frame =
                ByteBuffer.allocate(FRAME).put(MAGIC).putInt(id(codec.schema())).array();
        return (_, value) -> binary.write(frame, value);
    }

    @Override
    public <W extends SpecificRecord> Deserializer<W> deserializer(Codec<?, W> codec) {
        Map<Integer, AvroBinary<W>> byWriter = new ConcurrentHashMap<>();
        return (_, bytes) -> {
            ByteBuffer frame = ByteBuffer.wrap(bytes);
            if (bytes.length < FRAME || frame.get() != MAGIC) {
                throw new IllegalArgumentException("The record is not in the frame of a schema registry");
            }
            return byWriter.computeIfAbsent(frame.getInt(), id -> new AvroBinary<>(schema(id), codec.schema()))
                    .read(bytes, FRAME);
        };
    }
}
