package io.auscult.adapter.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MLLP ports of all sources that have one. When the sources change, only the ports whose settings changed are closed and opened. */
public final class MllpDoors {
    private static final Logger LOG = LoggerFactory.getLogger(MllpDoors.class);

    private final Sources sources;
    private final Intake intake;
    private final Room room;
    private final int mostBytes;
    private final IntakeMeters meters;
    private final MeterRegistry registry;
    private final Clock clock;
    private final ControlIds controlIds;
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private boolean closed = true;

    private record Open(MllpSettings settings, MllpListener listener) {}

    /** A port could not be opened, and a person can do something about it. */
    public static final class CannotOpen extends Exception {
        private static final long serialVersionUID = 1L;
        private final String whatToDo;

        CannotOpen(String problem, String whatToDo, @Nullable Throwable cause) {
            super(problem, cause);
            this.whatToDo = whatToDo;
        }

        public String whatToDo() {
            return whatToDo;
        }
    }

    /** @param mostBytes of one message */
    public MllpDoors(
            Sources sources,
            Intake intake,
            Room room,
            int mostBytes,
            IntakeMeters meters,
            MeterRegistry registry,
            Clock clock) {
        this.sources = sources;
        this.intake = intake;
        this.room = room;
        this.mostBytes = mostBytes;
        this.meters = meters;
        this.registry = registry;
        this.clock = clock;
        this.controlIds = new ControlIds(clock);
    }

    /** @throws CannotOpen at the first port that cannot be opened; those before it are open */
    public synchronized void open() throws CannotOpen {
        closed = false;
        for (Source source : sources.all()) {
            if (source.mllp() != null) {
                open(source.name(), source.mllp());
            }
        }
    }

    /** After a change of the sources: what cannot be opened is told and left closed, the others go on. */
    public synchronized void follow() {
        if (closed) {
            return;
        }
        open.forEach((name, door) -> {
            if (!Optional.of(door.settings()).equals(settings(name))) {
                close(name, door);
            }
        });
        for (Source source : sources.all()) {
            if (source.mllp() != null && !open.containsKey(source.name())) {
                try {
                    open(source.name(), source.mllp());
                } catch (CannotOpen e) {
                    LOG.error("{}. {}.", e.getMessage(), e.whatToDo());
                }
            }
        }
    }

    private Optional<MllpSettings> settings(String name) {
        return sources.named(name).map(Source::mllp);
    }

    private void open(String name, MllpSettings settings) throws CannotOpen {
        InetAddress host = host(name, settings);
        MllpLimits limits = MllpLimits.of(mostBytes, settings.idle());
        V2Door door = new V2Door(name, sources, intake, meters, limits, controlIds, clock);
        MllpTls tls = tls(name, settings);
        MllpPort port = new MllpPort(name, door, limits, room, tls, new MllpMeters(registry, name));
        try {
            MllpListener listener = MllpListener.open(host, settings.port(), port);
            open.put(name, new Open(settings, listener));
            LOG.info("MLLP of {} is open on {}:{}{}", name, host.getHostAddress(), listener.port(), secured(settings));
        } catch (IOException e) {
            throw new CannotOpen(
                    "The MLLP port %d of %s on %s cannot be opened (%s)"
                            .formatted(settings.port(), name, host.getHostAddress(), e.getMessage()),
                    "Stop what uses it, or give the source another port",
                    e);
        }
    }

    private static String secured(MllpSettings settings) {
        if (settings.tls() == null) {
            return "";
        }
        return settings.tls().trustStore() == null ? " with TLS" : " with mutual TLS";
    }

    /** Whoever else can reach a port must say who they are. */
    private static InetAddress host(String name, MllpSettings settings) throws CannotOpen {
        try {
            InetAddress host = InetAddress.getByName(settings.host());
            if (host.isLoopbackAddress()
                    || (settings.tls() != null && settings.tls().trustStore() != null)) {
                return host;
            }
        } catch (UnknownHostException e) {
            throw new CannotOpen(
                    "The MLLP host of " + name + ", " + settings.host() + ", is no address", "Use 127.0.0.1", e);
        }
        throw new CannotOpen(
                "The MLLP host of %s is %s, which others can reach, and they would not have to say who they are"
                        .formatted(name, settings.host()),
                "Give it tls with a trust store (mutual TLS), or use 127.0.0.1",
                null);
    }

    private static @Nullable MllpTls tls(String name, MllpSettings settings) throws CannotOpen {
        try {
            return settings.tls() == null ? null : MllpTls.of(name, settings.tls());
        } catch (IOException e) {
            throw new CannotOpen(
                    "The MLLP port of " + name + " cannot be opened: " + e.getMessage(),
                    "Correct the file, or the path to it in the source's settings",
                    e);
        }
    }

    /** The number of a source's port; 0 when none is open. */
    public int port(String name) {
        Open door = open.get(name);
        return door == null ? 0 : door.listener().port();
    }

    public synchronized void close() {
        closed = true;
        open.forEach(this::close);
    }

    private void close(String name, Open door) {
        open.remove(name);
        try {
            door.listener().close();
            LOG.info("MLLP of {} is closed", name);
        } catch (IOException e) {
            LOG.warn(
                    "The MLLP port of {} did not close cleanly ({})",
                    name,
                    e.getClass().getSimpleName());
        }
    }
}
