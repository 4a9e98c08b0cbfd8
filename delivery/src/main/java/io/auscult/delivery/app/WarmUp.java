package io.auscult.delivery.app;

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

/** The first draft order takes seconds to read, because HAPI then builds its model: done before the first clinician waits for it. */
@Component
class WarmUp {
    private static final String ORDER =
            "{\"resourceType\":\"MedicationRequest\",\"id\":\"warm-up\",\"status\":\"active\","
                    + "\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/warm-up\"},"
                    + "\"medicationCodeableConcept\":{\"text\":\"none\"}}";

    @EventListener(ApplicationStartedEvent.class)
    void readOnce() {
        Arrival arrival = new Arrival("warm-up", "", Instant.EPOCH, false, ZoneOffset.UTC);
        Thread.ofPlatform()
                .name("warm-up")
                .daemon()
                .start(() -> FhirMessageMapper.map(
                        ORDER.getBytes(StandardCharsets.UTF_8),
                        arrival,
                        _ -> new PatientId(ContentHash.of("warm-up"))));
    }
}
