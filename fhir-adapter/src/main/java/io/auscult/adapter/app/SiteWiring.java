package io.auscult.adapter.app;

import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.Room;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.mapping.Dialect;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The senders, and how much of what they send is held at once. */
@Configuration(proxyBeanMethods = false)
class SiteWiring {
    private static final int ROOM_BYTES = 200 * 1024 * 1024;

    @Bean
    Room room() {
        return new Room(ROOM_BYTES, Duration.ofSeconds(5));
    }

    @Bean
    Sources sources(AdapterSettings settings) {
        AdapterSettings.Sender lab = settings.sources().mllp();
        return Sources.of(
                settings.sources().fhir().source(),
                new Source(
                        lab.name(),
                        lab.patientIdentifiers(),
                        Dialect.of(lab.zone()),
                        null,
                        new MllpSettings(
                                settings.mllp().host(),
                                settings.mllp().port(),
                                MllpSettings.Acknowledge.STORED,
                                null,
                                Duration.ofHours(1)),
                        null,
                        null));
    }
}
