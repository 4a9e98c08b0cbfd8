package io.auscult.schemas.codec;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Has the registry's serializer write a topic's first record, and one now and then, so that the schema is registered and its id is
 * known; the records between get the same frame and are written here, for half the cost.
 */
final class RegistrySerializer<W extends SpecificRecord> implements Serializer<W> {
    private static final int FRAME_BYTES = 5;

    /** As long as the registry's own serializer trusts what it knows. */
    private static final long TRUSTED_NANOS = Duration.ofSeconds(30).toNanos();

    private final Serializer<W> registry;
    private final UnaryOperator<String> published;
    private final AvroBinary<W> binary;
    private final Map<String, Frame> frames = new ConcurrentHashMap<>();

    RegistrySerializer(Serializer<W> registry, UnaryOperator<String> published, AvroBinary<W> binary) {
        this.registry = registry;
        this.published = published;
        this.binary = binary;
    }

    @Override
    public byte[] serialize(String topic, W value) {
        Frame known = frames.get(topic);
        return known != null && known.isTrusted() ? binary.write(known.bytes, value) : registered(topic, value);
    }

    private byte[] registered(String topic, W value) {
        byte[] written = RegistryCall.of(() -> registry.serialize(published.apply(topic), value));
        frames.put(topic, new Frame(Arrays.copyOf(written, FRAME_BYTES)));
        return written;
    }

    @Override
    public void close() {
        registry.close();
    }

    /** Byte 0 and the schema's id. */
    private static final class Frame {
        private final byte[] bytes;
        private final long since = System.nanoTime();

        Frame(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isTrusted() {
            return System.nanoTime() - since < TRUSTED_NANOS;
        }
    }
}
