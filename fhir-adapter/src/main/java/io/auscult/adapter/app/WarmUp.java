package io.auscult.adapter.app;

import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.fhir.FhirMessageMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reading the first resource takes seconds, because HAPI then builds its model: done before the first sender waits for it. */
@Component
class WarmUp {
    private static final String RESOURCE = "{\"resourceType\":\"Patient\",\"id\":\"warm-up\"}";

    @EventListener(ApplicationStartedEvent.class)
    void mapOnce() {
        Arrival arrival = new Arrival("warm-up", "", Instant.EPOCH, false, ZoneOffset.UTC);
        Thread.ofPlatform()
                .name("warm-up")
                .daemon()
                .start(() -> FhirMessageMapper.map(
                        RESOURCE.getBytes(StandardCharsets.UTF_8),
                        arrival,
                        _ -> new PatientId(ContentHash.of("warm-up"))));
    }
}
