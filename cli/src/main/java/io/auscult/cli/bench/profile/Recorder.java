package io.auscult.cli.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/** Records this process with the JDK's flight recorder. */
public final class Recorder implements AutoCloseable {
    static final String CPU_TIME = "jdk.CPUTimeSample";
    static final String EXECUTION = "jdk.ExecutionSample";
    static final String COLLECTION = "jdk.GarbageCollection";

    private static final Duration EVERY = Duration.ofMillis(10);

    private final Recording recording;
    private final Path file;
    private final String samples;
    private final long startedAt;

    private Recorder(Recording recording, Path file, String samples) {
        this.recording = recording;
        this.file = file;
        this.samples = samples;
        this.startedAt = System.nanoTime();
    }

    /** Samples by processor time where the JDK can (Linux), else by the clock, where native code is not seen. */
    public static Recorder start(Path file) {
        Recording recording = new Recording();
        String samples = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .anyMatch(type -> type.getName().equals(CPU_TIME))
                ? CPU_TIME
                : EXECUTION;
        if (samples.equals(CPU_TIME)) {
            recording.enable(CPU_TIME).with("throttle", EVERY.toMillis() + "ms");
        } else {
            recording.enable(EXECUTION).withPeriod(EVERY);
        }
        recording.enable(COLLECTION);
        recording.start();
        return new Recorder(recording, file, samples);
    }

    public Profile stop(long events) throws IOException {
        recording.stop();
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        recording.dump(file);
        return ProfileReading.of(file, samples, events, seconds);
    }

    @Override
    public void close() {
        recording.close();
    }
}
