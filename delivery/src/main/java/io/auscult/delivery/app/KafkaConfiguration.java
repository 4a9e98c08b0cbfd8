package io.auscult.delivery.app;

import io.auscult.core.event.PatientEvent;
import io.auscult.delivery.answer.EventLog;
import io.auscult.delivery.answer.KafkaEventLog;
import io.auscult.delivery.store.Cards;
import io.auscult.delivery.store.Changes;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.DeadLetters;
import io.auscult.delivery.store.Feeds;
import io.auscult.delivery.store.Feeds.Feed;
import io.auscult.delivery.store.KafkaDeadLetters;
import io.auscult.delivery.store.Progress;
import io.auscult.delivery.store.Projection;
import io.auscult.delivery.store.Projector;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.Wire;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.DeadLetter;
import io.auscult.schemas.topic.Disclosure;
import io.auscult.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From the topics and back. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    static final Duration WAIT_FOR_THE_LOG = Duration.ofSeconds(5);

    @Bean
    Topics topics(DeliveryConfig config) {
        return Topics.withPrefix(config.kafka().topicPrefix());
    }

    @Bean
    WireSerdes serdes(DeliveryConfig config) {
        return WireSerdes.registry(config.kafka().registryUrl().toString());
    }

    @Bean
    RegistryCheck registryCheck(DeliveryConfig config) {
        return RegistryCheck.of(config.kafka().registryUrl());
    }

    @Bean
    Wire wire(Topics topics, WireSerdes serdes) {
        return Wire.of(topics, serdes);
    }

    @Bean
    Producer<String, PatientEvent> eventProducer(DeliveryConfig config, WireSerdes serdes) {
        return producer(config, serdes.events().serializer());
    }

    @Bean
    Producer<String, DeadLetter> deadLetterProducer(DeliveryConfig config, WireSerdes serdes) {
        return producer(config, serdes.deadLetters().serializer());
    }

    @Bean
    Producer<String, Disclosure> disclosureProducer(DeliveryConfig config, WireSerdes serdes) {
        return producer(config, serdes.disclosures().serializer());
    }

    @Bean
    EventLog eventLog(Producer<String, PatientEvent> producer, Topics topics) {
        return new KafkaEventLog(producer, topics.events().name(), WAIT_FOR_THE_LOG);
    }

    @Bean
    DeadLetters deadLetters(Producer<String, DeadLetter> producer, Topics topics, RegistryCheck registry) {
        return new KafkaDeadLetters(producer, topics.deadLetters(App.DELIVERY).name(), registry::answers);
    }

    @Bean(destroyMethod = "")
    Projector projector(
            DeliveryConfig config,
            Database database,
            Stores stores,
            Cards cards,
            Wire wire,
            DeadLetters deadLetters,
            Changes changes,
            Progress progress) {
        Path approvers = Path.of(config.approvers());
        Map<String, Feed> feeds = new Feeds(stores, cards, wire, () -> ApproversFile.read(approvers)).all();
        Projection projection = new Projection(database, stores.offsets(), feeds, deadLetters, changes);
        return new Projector(
                () -> new KafkaConsumer<>(consuming(config), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                feeds.keySet(),
                stores.offsets(),
                projection,
                progress);
    }

    private static Map<String, Object> consuming(DeliveryConfig config) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                config.kafka().group(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                2_000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                10_000);
    }

    static <V> Producer<String, V> producer(DeliveryConfig config, Serializer<V> values) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                config.kafka().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                4_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Topics.LARGEST_RECORD_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), values);
    }
}
