package io.auscult.streams.app;

import io.auscult.core.value.Mode;
import io.auscult.models.Models;
import io.auscult.rules.approval.Admission;
import io.auscult.rules.approval.ApproversFile;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.consult.Consultation;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.processor.Overruns;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.auscult.streams.topology.PipelineTopology;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class StreamsWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(AuscultSettings settings, StreamsSettings streams) {
        Topics topics = Topics.withPrefix(settings.topicPrefix());
        return streams.silent() ? topics.silent(streams.generation()) : topics;
    }

    @Bean
    WireSerdes wireSerdes(AuscultSettings settings, Topics topics) {
        return WireSerdes.registry(settings.registryUrl(), topics::published);
    }

    @Bean
    Releases releases() {
        return new Releases(new RulesCompilation(), Models.all());
    }

    @Bean
    ReleaseReader releaseReader(
            Releases releases, Topics topics, WireSerdes serdes, AuscultSettings settings, Clock clock) {
        Path approvers = Path.of(settings.approvers());
        return new ReleaseReader(
                releases,
                topics,
                serdes,
                settings.kafka().bootstrapServers(),
                clock,
                new Admission(() -> ApproversFile.read(approvers)));
    }

    @Bean
    FoldMeters foldMeters(MeterRegistry meters) {
        Map<String, Counter> counters = new ConcurrentHashMap<>();
        return outcome -> counters.computeIfAbsent(outcome, o -> meters.counter("auscult.events.folded", "outcome", o))
                .increment();
    }

    @Bean
    Topology topology(
            Topics topics,
            WireSerdes serdes,
            Releases releases,
            FoldMeters meters,
            StreamsSettings settings,
            Overruns overruns) {
        return PipelineTopology.build(new PipelineTopology.Parts(
                topics, serdes, releases, meters, settings.timers(), Mode.of(settings.backfillDecides()), overruns));
    }

    @Bean
    StreamsLifecycle streamsLifecycle(
            Topology topology,
            AuscultSettings settings,
            StreamsSettings streams,
            ReleaseReader reader,
            OwnAddress own) {
        Properties config = new Properties();
        config.putAll(StreamsConfigs.of(streams, settings.kafka().bootstrapServers()));
        own.endpoint().ifPresent(endpoint -> config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, endpoint));
        return new StreamsLifecycle(new KafkaStreams(topology, config), streams.generation(), reader);
    }

    @Bean
    Consultation consultation(Releases releases, Overruns overruns) {
        return new Consultation(releases, StoreSerdes.facts(), overruns);
    }
}
