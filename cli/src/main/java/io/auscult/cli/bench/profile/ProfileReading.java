package io.auscult.cli.bench.profile;

import io.auscult.cli.bench.profile.Profile.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Counts the samples of a recording by stage, work and method. */
final class ProfileReading {
    private static final int MOST = 25;
    private static final String OURS = "io.auscult.";

    private final Map<String, Integer> stages = new HashMap<>();
    private final Map<String, Integer> work = new HashMap<>();
    private final Map<String, Integer> methods = new HashMap<>();
    private final Map<String, Integer> callers = new HashMap<>();
    private long samples;
    private double collecting;

    private ProfileReading() {}

    static Profile of(Path file, String sampledBy, long events, double seconds) throws IOException {
        ProfileReading reading = new ProfileReading();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                reading.take(recording.readEvent(), sampledBy);
            }
        }
        return new Profile(
                events,
                sampledBy,
                reading.samples,
                reading.collecting,
                seconds,
                reading.shares(reading.stages),
                reading.shares(reading.work),
                reading.shares(reading.methods),
                reading.shares(reading.callers));
    }

    private void take(RecordedEvent event, String sampledBy) {
        if (event.getEventType().getName().equals(Recorder.COLLECTION)) {
            collecting += event.getDuration("sumOfPauses").toNanos() / 1e9;
        } else if (event.getEventType().getName().equals(sampledBy)) {
            RecordedStackTrace trace = event.getStackTrace();
            String thread = sampledBy.equals(Recorder.CPU_TIME) ? "eventThread" : "sampledThread";
            RecordedThread sampled = event.getThread(thread);
            if (trace != null && !trace.getFrames().isEmpty()) {
                count(
                        trace.getFrames().stream().map(ProfileReading::name).toList(),
                        sampled == null || sampled.getJavaName() == null ? "" : sampled.getJavaName());
            }
        }
    }

    private void count(List<String> frames, String thread) {
        samples++;
        methods.merge(frames.getFirst(), 1, Integer::sum);
        stages.merge(Places.stage(frames, thread), 1, Integer::sum);
        work.merge(Places.work(frames, thread), 1, Integer::sum);
        Set<String> ours = new HashSet<>();
        frames.stream().filter(frame -> frame.startsWith(OURS)).forEach(ours::add);
        ours.forEach(frame -> callers.merge(frame, 1, Integer::sum));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private List<Share> shares(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST)
                .map(entry -> new Share(entry.getKey(), (double) entry.getValue() / samples))
                .toList();
    }
}
