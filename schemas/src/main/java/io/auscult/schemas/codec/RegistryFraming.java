package io.auscult.schemas.codec;

import io.apicurio.registry.client.RegistryClientFactory;
import io.apicurio.registry.client.common.DefaultVertxInstance;
import io.apicurio.registry.client.common.RegistryClientOptions;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeImpl;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.Default4ByteIdHandler;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import io.apicurio.registry.serde.kafka.config.KafkaSerdeConfig;
import io.apicurio.registry.serde.strategy.TopicIdStrategy;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The frame that any Confluent-compatible client reads, with ids from a schema registry, subjects named {@code <topic>-value}.
 * All its serializers and deserializers ask the registry through one client: a client each would hold a connection each, and
 * close it in the middle of a call when it is collected as garbage.
 */
final class RegistryFraming implements Framing {
    /** A connection over which nothing came for this long is closed, and the call that waits for it fails and is tried again. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RegistryClientFacade registry;
    private final Map<String, Object> config;
    private final UnaryOperator<String> published;

    RegistryFraming(String registryUrl, UnaryOperator<String> published) {
        AvroTrust.wire();
        this.published = published;
        this.registry = client(registryUrl);
        this.config = Map.ofEntries(
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
        AvroKafkaSerializer<W> serializer = new AvroKafkaSerializer<>(registry);
        serializer.configure(config, false);
        return new RegistrySerializer<>(serializer, published, new AvroBinary<>(codec));
    }

    @Override
    public <W extends SpecificRecord> Deserializer<W> deserializer(Codec<?, W> codec) {
        AvroKafkaDeserializer<W> deserializer = new AvroKafkaDeserializer<>(registry);
        deserializer.configure(config, false);
        return new RegistryDeserializer<>(deserializer);
    }

    private static RegistryClientFacade client(String registryUrl) {
        WebClientOptions options = new WebClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setIdleTimeout((int) PATIENCE.toSeconds());
        return new RegistryClientFacadeImpl(RegistryClientFactory.create(RegistryClientOptions.create(registryUrl)
                .customWebClient(WebClient.create(DefaultVertxInstance.get(), options))));
    }

    private record RegistryDeserializer<W>(Deserializer<W> frame) implements Deserializer<W> {
        @Override
        public W deserialize(String topic, byte[] bytes) {
            return RegistryCall.of(() -> frame.deserialize(topic, bytes));
        }

        @Override
        public void close() {
            frame.close();
        }
    }
}
