package io.auscult.schemas.codec;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.Default4ByteIdHandler;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import io.apicurio.registry.serde.kafka.config.KafkaSerdeConfig;
import io.apicurio.registry.serde.strategy.TopicIdStrategy;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The frame that any Confluent-compatible client reads, with ids from a schema registry, subjects named {@code <topic>-value}. */
final class RegistryFraming implements Framing {
    private final Map<String, Object> config;
    private final UnaryOperator<String> published;

    RegistryFraming(String registryUrl, UnaryOperator<String> published) {
        AvroTrust.wire();
        this.published = published;
        this.config = Map.ofEntries(
                Map.entry(SchemaResolverConfig.REGISTRY_URL, registryUrl),
                Map.entry(SerdeConfig.ID_HANDLER, Default4ByteIdHandler.class.getName()),
                Map.entry(SerdeConfig.USE_ID, IdOption.contentId.name()),
                Map.entry(KafkaSerdeConfig.ENABLE_HEADERS, false),
                Map.entry(SchemaResolverConfig.ARTIFACT_RESOLVER_STRATEGY, TopicIdStrategy.class.getName()),
                Map.entry(SchemaResolverConfig.DEREFERENCE_SCHEMA, true),
                Map.entry(SchemaResolverConfig.AUTO_REGISTER_ARTIFACT, true),
                Map.entry(AvroSerdeConfig.USE_SPECIFIC_AVRO_READER, true),
                Map.entry(AvroSerdeConfig.AVRO_DATUM_PROVIDER, CachedDatumProvider.class.getName()));
    }

    @Override
    public <W extends SpecificRecord> Serializer<W> serializer(Codec<?, W> codec) {
        AvroKafkaSerializer<W> serializer = new AvroKafkaSerializer<>();
        serializer.configure(config, false);
        return new RegistrySerializer<>(serializer, published, new AvroBinary<>(codec));
    }

    @Override
    public <W extends SpecificRecord> Deserializer<W> deserializer(Codec<?, W> codec) {
        AvroKafkaDeserializer<W> deserializer = new AvroKafkaDeserializer<>();
        deserializer.configure(config, false);
        return new RegistryDeserializer<>(deserializer);
    }

    private record RegistryDeserializer<W>(Deserializer<W> frame) implements Deserializer<W> {
        @Override
        public W deserialize(String topic, byte[] bytes) {
            try {
                return frame.deserialize(topic, bytes);
            } catch (RuntimeException e) {
                throw RegistryUnavailableException.told(e);
            } finally {
                Reference.reachabilityFence(this); // as in RegistrySerializer
            }
        }

        @Override
        public void close() {
            frame.close();
        }
    }
}
