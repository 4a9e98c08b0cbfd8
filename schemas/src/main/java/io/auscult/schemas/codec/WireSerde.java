package io.auscult.schemas.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A codec in a framing. A null value is a tombstone and stays one. */
record WireSerde<C, W extends SpecificRecord>(Codec<C, W> codec, Framing framing) implements Serde<C> {

    @Override
    public Serializer<C> serializer() {
        return new WireSerializer<>(codec, framing.serializer(codec));
    }

    @Override
    public Deserializer<C> deserializer() {
        return new WireDeserializer<>(codec, framing.deserializer(codec));
    }

    private record WireSerializer<C, W extends SpecificRecord>(Codec<C, W> codec, Serializer<W> frame)
            implements Serializer<C> {

        @Override
        public byte @Nullable [] serialize(String topic, @Nullable C value) {
            if (value == null) {
                return null;
            }
            try {
                return frame.serialize(topic, codec.toWire().apply(value));
            } catch (RuntimeException e) {
                throw Failures.writing(topic, e);
            }
        }

        @Override
        public void close() {
            frame.close();
        }
    }

    private record WireDeserializer<C, W extends SpecificRecord>(Codec<C, W> codec, Deserializer<W> frame)
            implements Deserializer<C> {

        @Override
        public @Nullable C deserialize(String topic, byte @Nullable [] bytes) {
            if (bytes == null) {
                return null;
            }
            try {
                return codec.fromWire().apply(codec.type().cast(frame.deserialize(topic, bytes)));
            } catch (RuntimeException e) {
                throw Failures.reading(topic, e);
            }
        }

        @Override
        public void close() {
            frame.close();
        }
    }
}
