package io.auscult.adapter.app;

import io.auscult.adapter.site.FolderWatch;
import io.auscult.adapter.site.LiveSources;
import io.auscult.adapter.site.SourceFolder;
import io.auscult.adapter.site.SourcesRefused;
import io.auscult.adapter.source.ConfigurationProblems;
import io.auscult.adapter.source.Room;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the site says of its senders, and how much of what they send is held at once. */
@Configuration(proxyBeanMethods = false)
class SiteWiring {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    LiveSources sources(AdapterSettings settings, MeterRegistry meters, Clock clock) {
        SourceFolder folder = settings.sourceFolder();
        try {
            LiveSources sources = LiveSources.open(folder, clock);
            Gauge.builder("auscult.sources.problems", sources, LiveSources::problemCount)
                    .description("what keeps the newest source files from taking effect")
                    .register(meters);
            return sources;
        } catch (SourcesRefused e) {
            throw new CannotStart(
                    "The sources in " + folder.path() + " are not right:\n" + e.getMessage() + "\n",
                    "Correct them; docs/sources.md tells of every key, and `auscult sources check` reads them without starting",
                    e);
        }
    }

    /** For the status page. */
    @Bean
    ConfigurationProblems configurationProblems(LiveSources sources) {
        return sources::refusedWords;
    }

    @Bean
    FolderWatch folderWatch(LiveSources sources) {
        return FolderWatch.start(sources, LOOK_EVERY);
    }

    @Bean
    Room room(AdapterSettings settings, MeterRegistry meters) {
        Room room = new Room(settings.roomBytes(), PATIENCE);
        Gauge.builder("auscult.messages.room", room, Room::bytes)
                .baseUnit("bytes")
                .description("what messages may hold together")
                .register(meters);
        Gauge.builder("auscult.messages.held", room, Room::taken)
                .baseUnit("bytes")
                .description("what messages hold now")
                .register(meters);
        return room;
    }
}
