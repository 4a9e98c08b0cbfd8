package io.auscult.adapter.app;

import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.MllpListener;
import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
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
    private final Sources sources;
    private final Intake intake;
    private final Clock clock;
    private @Nullable MllpListener listener;

    MllpLifecycle(AdapterSettings settings, Sources sources, Intake intake, Clock clock) {
        this.settings = settings;
        this.sources = sources;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public void start() {
        for (Source source : sources.all()) {
            if (listener == null && source.mllp() != null) {
                open(source, source.mllp());
            }
        }
    }

    private void open(Source source, MllpSettings mllp) {
        InetAddress host = Loopback.of("mllp.host of " + source.name(), mllp.host());
        try {
            listener = MllpListener.open(host, mllp.port(), settings.mostBytes(), new V2Door(source, intake, clock));
            LOG.info("MLLP is open on {}:{}", host.getHostAddress(), port());
        } catch (IOException e) {
            throw new CannotStart(
                    "The MLLP port " + mllp.port() + " on " + host.getHostAddress() + " is taken",
                    "Stop what uses it, or give the source another port",
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
