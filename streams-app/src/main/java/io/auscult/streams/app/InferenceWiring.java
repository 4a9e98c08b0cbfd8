package io.auscult.streams.app;

import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.models.remote.RemoteModel;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.inference.BearerTokens;
import io.auscult.streams.inference.Endpoint;
import io.auscult.streams.inference.Guard;
import io.auscult.streams.inference.InferenceClient;
import io.auscult.streams.inference.InferenceMeters;
import io.auscult.streams.inference.InferenceOffice;
import io.auscult.streams.inference.InferenceWorker;
import io.auscult.streams.inference.KafkaAnswerLog;
import io.auscult.streams.release.Deployed;
import io.auscult.streams.release.Releases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What remote models are asked with. A generation that folds in silence asks none: the running one does. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${auscult.streams.inference.enabled:true} and !${auscult.streams.silent:false}")
class InferenceWiring {
    private static final String GROUP = "auscult-inference";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RESTART = Duration.ofSeconds(5);

    @Bean
    InferenceMeters inferenceMeters(MeterRegistry registry) {
        return new InferenceMetrics(registry);
    }

    @Bean
    InferenceClient inferenceClient(InferenceSettings settings) {
        return new InferenceClient(new BearerTokens(settings.tokens().stream()
                .collect(Collectors.toMap(InferenceSettings.Token::url, InferenceSettings.Token::file))));
    }

    @Bean
    KafkaAnswerLog answerLog(AuscultSettings settings, Topics topics, WireSerdes serdes) {
        return new KafkaAnswerLog(settings.kafka().bootstrapServers(), topics, serdes);
    }

    @Bean
    InferenceOffice inferenceOffice(
            Releases releases, InferenceClient client, KafkaAnswerLog log, InferenceMeters meters, Clock clock) {
        return new InferenceOffice(
                model -> atWork(releases, model, clock.instant()), client, Guard.Care.USUAL, log, meters, clock);
    }

    @Bean(destroyMethod = "")
    InferenceWorker inferenceWorker(
            AuscultSettings settings, Topics topics, WireSerdes serdes, InferenceOffice office) {
        return new InferenceWorker(
                () -> consumer(settings), topics.inferenceRequests().name(), serdes, office, RESTART);
    }

    @Bean
    InferenceLifecycle inferenceLifecycle(InferenceWorker worker, MeterRegistry registry) {
        registry.gauge("auscult.inference.waiting", worker, InferenceWorker::waiting);
        registry.gauge("auscult.inference.under.way", worker, InferenceWorker::underWay);
        return new InferenceLifecycle(worker);
    }

    private static Consumer<String, byte[]> consumer(AuscultSettings settings) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka().bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        settings.topicPrefix() + GROUP,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Optional<Endpoint> atWork(Releases releases, ModelRef wanted, Instant now) {
        try {
            releases.awaitReadFor(now, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for releases", e);
        }
        return releases.at(now).models().stream()
                .map(Deployed::model)
                .filter(model -> model.ref().equals(wanted))
                .findFirst()
                .flatMap(InferenceWiring::endpoint);
    }

    private static Optional<Endpoint> endpoint(RiskModel model) {
        return model instanceof RemoteModel remote
                ? Optional.of(new Endpoint(remote.ref(), remote.remote(), remote.columns()))
                : Optional.empty();
    }
}
