package io.auscult.adapter.app;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.PeopleReader;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.GroupCommit;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.publish.Publishing;
import io.auscult.adapter.retry.Languages;
import io.auscult.adapter.retry.Retry;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Sources;
import io.auscult.core.value.SiteKey;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class AdapterWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(AuscultSettings settings) {
        return Topics.withPrefix(settings.topicPrefix());
    }

    @Bean
    WireSerdes wireSerdes(AuscultSettings settings) {
        return WireSerdes.registry(settings.registryUrl());
    }

    @Bean
    SiteKey siteKey(AuscultSettings settings) {
        try {
            return SiteKey.ofHex(settings.siteKey());
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    "auscult.site-key is not set or too short",
                    "Set it, or AUSCULT_SITE_KEY, to at least 16 random bytes in hex, the same for all apps of the site",
                    null);
        }
    }

    @Bean
    PatientDirectory patientDirectory(SiteKey key) {
        return new PatientDirectory(key);
    }

    @Bean(destroyMethod = "")
    PeopleReader peopleReader(AuscultSettings settings, Topics topics, WireSerdes serdes, PatientDirectory directory) {
        return new PeopleReader(
                settings.kafka().bootstrapServers(),
                topics.people(),
                serdes.people().deserializer(),
                directory);
    }

    @Bean(destroyMethod = "")
    GroupCommit publisher(
            AuscultSettings settings,
            AdapterSettings adapter,
            Topics topics,
            WireSerdes serdes,
            PatientDirectory directory) {
        return Publishing.to(settings.kafka().bootstrapServers(), adapter.nodeId(), topics, serdes, directory);
    }

    @Bean
    SitePatients sitePatients(SiteKey key, PatientDirectory directory) {
        return new SitePatients(key, directory);
    }

    @Bean
    Cursors cursors() {
        return new Cursors();
    }

    @Bean
    IntakeMeters intakeMeters(MeterRegistry registry, PatientDirectory directory) {
        IntakeMeters meters = new IntakeMeters(registry);
        directory.onLink(meters::published);
        return meters;
    }

    @Bean
    Intake intake(
            SitePatients patients,
            PatientDirectory directory,
            Sources sources,
            GroupCommit publisher,
            Cursors cursors,
            IntakeMeters meters,
            Clock clock) {
        Intake intake = new Intake(patients, publisher, cursors, meters, clock);
        sources.onChange(intake::forgetRepeats);
        directory.onRemoval(intake::forgetRepeats);
        return intake;
    }

    @Bean
    Retry retry(
            AuscultSettings settings,
            Topics topics,
            WireSerdes serdes,
            Sources sources,
            SitePatients patients,
            GroupCommit publisher,
            IntakeMeters meters,
            Clock clock) {
        Publisher counted = outgoing -> {
            publisher.publish(outgoing);
            outgoing.events().forEach(meters::published);
        };
        return new Retry(
                settings.kafka().bootstrapServers(),
                topics,
                serdes,
                sources,
                Languages::ofTheDoors,
                patients,
                counted,
                clock);
    }
}
