package io.auscult.adapter.app;

import io.auscult.adapter.source.Source;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code auscult.adapter.*}.
 *
 * @param nodeId unique and stable per process: a restart takes over from its dead predecessor
 * @param bodyLimit the largest message that any door takes
 * @param sources who stands at each door
 */
@ConfigurationProperties("auscult.adapter")
public record AdapterSettings(
        @DefaultValue("adapter-1") String nodeId,
        @DefaultValue("50MB") DataSize bodyLimit,
        @DefaultValue Mllp mllp,
        Sources sources) {

    /** Where HL7 v2 comes in. */
    public record Mllp(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("2575") int port) {}

    /** One source for each door. */
    public record Sources(Sender fhir, Sender mllp) {}

    /** A source in its shortest form. */
    public record Sender(String name, @DefaultValue List<String> patientIdentifiers, ZoneId zone) {
        Source source() {
            return new Source(name, patientIdentifiers, zone);
        }
    }

    int mostBytes() {
        return Math.toIntExact(bodyLimit.toBytes());
    }
}
