package io.auscult.adapter.app;

import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.MllpListener;
import io.auscult.adapter.source.V2Door;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the MLLP port once all behind it is ready. */
@Component
class MllpLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MllpLifecycle.class);

    private final AdapterSettings settings;
    private final InetAddress host;
    private final V2Door door;
    private @Nullable MllpListener listener;

    MllpLifecycle(AdapterSettings settings, Intake intake, Clock clock) {
        this.settings = settings;
        this.host = Loopback.of("auscult.adapter.mllp.host", settings.mllp().host());
        this.door = new V2Door(settings.sources().mllp().source(), intake, clock);
    }

    @Override
    public void start() {
        int port = settings.mllp().port();
        try {
            listener = MllpListener.open(host, port, settings.mostBytes(), door);
            LOG.info("MLLP is open on {}:{}", host.getHostAddress(), port());
        } catch (IOException e) {
            throw new CannotStart(
                    "The MLLP port " + port + " on " + host.getHostAddress() + " is taken",
                    "Stop what uses it, or set auscult.adapter.mllp.port to another",
                    e);
        }
    }

    /** The port that is open; 0 when none is. */
    int port() {
        return listener == null ? 0 : listener.port();
    }

    @Override
    public void stop() {
        MllpListener open = listener;
        listener = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn(
                        "The MLLP port did not close cleanly ({})", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public int getPhase() {
        return AdapterLifecycle.PHASE + 1;
    }
}
