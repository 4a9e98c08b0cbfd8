package io.auscult.adapter.app;

import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.IntakeMeters;
import io.auscult.adapter.source.MllpDoors;
import io.auscult.adapter.source.Room;
import io.auscult.adapter.source.Sources;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the MLLP ports once all behind them is ready, and follows the sources from then on. */
@Component
class MllpLifecycle implements SmartLifecycle {
    private final MllpDoors doors;
    private volatile boolean running;

    MllpLifecycle(
            AdapterSettings settings,
            Sources sources,
            Intake intake,
            Room room,
            IntakeMeters meters,
            MeterRegistry registry,
            Clock clock) {
        this.doors = new MllpDoors(sources, intake, room, settings.mostBytes(), meters, registry, clock);
        sources.onChange(doors::follow);
    }

    @Override
    public void start() {
        try {
            doors.open();
            running = true;
        } catch (MllpDoors.CannotOpen e) {
            doors.close();
            throw new CannotStart(String.valueOf(e.getMessage()), e.whatToDo(), e);
        }
    }

    /** The port of a source that is open; 0 when none is. */
    int port(String source) {
        return doors.port(source);
    }

    @Override
    public void stop() {
        running = false;
        doors.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AdapterLifecycle.PHASE + 1;
    }
}
