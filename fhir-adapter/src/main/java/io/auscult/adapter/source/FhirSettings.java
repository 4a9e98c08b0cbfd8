package io.auscult.adapter.source;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sender's FHIR comes in, at {@code /sources/<name>/fhir}.
 *
 * @param secret what every request must carry; null for nothing
 */
public record FhirSettings(@Nullable Secret secret) {

    /**
     * @param header the header's name
     * @param file holds its value
     */
    public record Secret(String header, Path file) {}
}
