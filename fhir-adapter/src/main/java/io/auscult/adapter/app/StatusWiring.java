package io.auscult.adapter.app;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.PeopleReader;
import io.auscult.adapter.publish.GroupCommit;
import io.auscult.adapter.source.ConfigurationProblems;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.status.Check;
import io.auscult.adapter.status.Doors;
import io.auscult.adapter.status.Silence;
import io.auscult.adapter.status.SilenceMeters;
import io.auscult.adapter.status.StatusReporter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what the status page shows. */
@Configuration(proxyBeanMethods = false)
class StatusWiring {

    @Bean
    Silence silence(IntakeMeters meters, ObjectProvider<Feeds> feeds, Clock clock) {
        return new Silence(meters, feeds.getIfAvailable(() -> Feeds.NONE), clock);
    }

    @Bean
    SilenceMeters silenceMeters(MeterRegistry registry, Sources sources, Silence silence) {
        return new SilenceMeters(registry, sources, silence);
    }

    @Bean
    StatusReporter statusReporter(
            Sources sources,
            IntakeMeters meters,
            Doors doors,
            ObjectProvider<Feeds> feeds,
            Silence silence,
            ObjectProvider<ConfigurationProblems> configuration,
            GroupCommit publisher,
            PeopleReader people,
            PatientDirectory directory,
            Clock clock) {
        return new StatusReporter(
                sources,
                meters,
                doors,
                feeds.getIfAvailable(() -> Feeds.NONE),
                silence,
                configuration.getIfAvailable(() -> ConfigurationProblems.NONE),
                () -> List.of(kafka(publisher), directory(people, directory)),
                clock);
    }

    private static Check kafka(GroupCommit publisher) {
        boolean ready = publisher.ready();
        return new Check("Kafka", ready, ready ? "takes messages" : "does not answer; senders are told to send again");
    }

    private static Check directory(PeopleReader people, PatientDirectory directory) {
        boolean read = people.loaded();
        String words = String.format(Locale.ROOT, "%,d patients known", directory.size());
        return new Check(
                "Patient directory", read, read ? words : "is not read; look at Kafka and the schema registry");
    }
}
