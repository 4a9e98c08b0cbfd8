package io.auscult.adapter.source;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Outgoing;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.source.MllpSettings.Acknowledge;
import io.auscult.adapter.source.MllpSettings.Tls;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Dialect;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A source called "lab" and what is behind its doors, with a list instead of Kafka; people are known once they are published. */
final class Lab {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    static final String ADT = "MSH|^~\\&|HIS|H|CDS|H|20261122||ADT^A08|C1|P|2.5\rPID|1||7^^^H^MR||Doe||19580302|F\r";
    static final MllpLimits LIMITS = new MllpLimits(1_000_000, 512, Duration.ofMinutes(1), Duration.ofSeconds(30));

    private static final SiteKey KEY = SiteKey.ofHex("00".repeat(16));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final IntakeMeters counters = new IntakeMeters(meters);
    final List<Outgoing> stored = new CopyOnWriteArrayList<>();
    final PatientDirectory directory = new PatientDirectory(KEY);
    final Room room = new Room(64 * 1024 * 1024, Duration.ofSeconds(1));
    volatile Publisher kafka = this::store;
    volatile Acknowledge acknowledge = Acknowledge.STORED;
    final Intake intake = new Intake(
            new SitePatients(KEY, directory), outgoing -> kafka.publish(outgoing), new Cursors(), counters, CLOCK);

    static final Publisher DOWN = _ -> {
        throw new NotStored("Kafka did not take it", null);
    };

    synchronized void store(Outgoing outgoing) {
        stored.add(outgoing);
        var draft = directory.draft();
        draft.tell(outgoing.arrival(), outgoing.people(), outgoing.links());
        draft.commit();
    }

    static Source source(String name, MllpSettings settings) {
        return new Source(name, List.of(), Dialect.of(ZoneOffset.UTC), null, settings, null, null);
    }

    static MllpSettings settings(int port, Acknowledge acknowledge, @Nullable Tls tls) {
        return new MllpSettings("127.0.0.1", port, acknowledge, tls, Duration.ofMinutes(1));
    }

    Source source() {
        return source("lab", settings(0, acknowledge, null));
    }

    V2Door door() {
        return new V2Door("lab", Sources.of(source()), intake, counters, LIMITS, new ControlIds(CLOCK), CLOCK);
    }

    MllpPort port(MllpLimits limits, @Nullable MllpTls tls) {
        return new MllpPort("lab", door(), limits, room, tls, new MllpMeters(meters, "lab"));
    }

    String answer(String message) {
        MllpFrame frame = new MllpFrame(MllpFrame.Kind.WHOLE, message.getBytes(StandardCharsets.UTF_8));
        return words(door().answer(frame));
    }

    static String words(MllpReply reply) {
        return reply.messages().stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    double messages(String outcome) {
        return meters.counter("auscult.messages.received", "source", "lab", "outcome", outcome)
                .count();
    }

    double ended(String reason) {
        return meters.counter("auscult.mllp.ended", "source", "lab", "reason", reason)
                .count();
    }
}
