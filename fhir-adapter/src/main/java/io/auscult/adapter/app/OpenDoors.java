package io.auscult.adapter.app;

import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.status.Door;
import io.auscult.adapter.status.Doors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where each source comes in, as its configuration says, and how many MLLP connections it has open. */
@Component
class OpenDoors implements Doors {
    private final Sources sources;
    private final MeterRegistry registry;
    private final Environment environment;

    OpenDoors(Sources sources, MeterRegistry registry, Environment environment) {
        this.sources = sources;
        this.registry = registry;
        this.environment = environment;
    }

    @Override
    public List<Door> doors(String name) {
        return sources.named(name).map(this::doors).orElse(List.of());
    }

    private List<Door> doors(Source source) {
        List<Door> doors = new ArrayList<>();
        if (source.fhir() != null) {
            doors.add(new Door("FHIR", web() + "/sources/" + source.name() + "/fhir", null));
        }
        if (source.mllp() != null) {
            doors.add(new Door("HL7 v2", address(source.mllp()), connections(source.name())));
        }
        return doors;
    }

    /** The port is known once the web server listens. */
    private String web() {
        return environment.resolvePlaceholders("http://${server.address}:${local.server.port:${server.port}}");
    }

    private static String address(MllpSettings mllp) {
        String port = mllp.port() == 0 ? "any free port" : Integer.toString(mllp.port());
        return mllp.host() + ":" + port + (mllp.tls() == null ? "" : " (TLS)");
    }

    private @Nullable Integer connections(String source) {
        Gauge open =
                registry.find("auscult.mllp.connections").tag("source", source).gauge();
        return open == null ? null : (int) open.value();
    }
}
