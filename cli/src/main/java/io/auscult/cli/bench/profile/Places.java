package io.auscult.cli.bench.profile;

import java.util.List;

/** What a stack says: in which stage of the pipeline the thread is, and what it is doing there. Frames come innermost first. */
final class Places {
    private static final String STREAMS = "org.apache.kafka.streams.";

    /** The first of these that the innermost frame with any of them has is the stage. */
    private static final List<Place> STAGES = List.of(
            new Place("io.auscult.streams.processor.ArrivalDeserializer", "read the event"),
            new Place("io.auscult.streams.processor.FoldChart", "fold-chart"),
            new Place("io.auscult.streams.processor.AssessRisk", "assess-risk"),
            new Place("io.auscult.streams.processor.Decide.", "decide"),
            new Place("io.auscult.streams.processor.StepAlerts", "step-alerts"),
            new Place("io.auscult.streams.processor.RingTimers", "ring-timers"),
            new Place(STREAMS + "processor.internals.RecordCollectorImpl.send", "write changelogs and topics"),
            new Place(STREAMS + "processor.internals.TaskExecutor.commit", "commit"),
            new Place(STREAMS + "processor.internals.TaskManager.commit", "commit"),
            new Place(STREAMS + "processor.internals.StreamTask.prepareCommit", "commit"),
            new Place(STREAMS + "processor.internals.StreamTask.postCommit", "commit"),
            new Place(STREAMS + "processor.internals.StreamThread.poll", "poll"),
            new Place(STREAMS + "processor.internals.StreamThread.", "Streams, the rest"));

    private static final List<Place> WORK = List.of(
            new Place("org.rocksdb.", "RocksDB"),
            new Place("org.apache.avro.", "Avro"),
            new Place("io.auscult.schemas.", "codecs"),
            new Place("io.auscult.streams.store.", "chart store"),
            new Place("io.auscult.core.chart.", "fold"),
            new Place("io.auscult.core.concept.", "concepts"),
            new Place("io.auscult.core.alert.", "alerts' life"),
            new Place("io.auscult.models.", "models"),
            new Place("org.drools.", "rules"),
            new Place("org.kie.", "rules"),
            new Place("io.auscult.rules.", "rules"),
            new Place("io.auscult.streams.processor.DecisionHash", "hash of decisions"),
            new Place("io.auscult.streams.processor.Outputs", "headers"),
            new Place("io.auscult.streams.", "stages themselves"),
            new Place("org.apache.kafka.clients.producer.", "Kafka producer"),
            new Place("org.apache.kafka.clients.consumer.", "Kafka consumer"),
            new Place("org.apache.kafka.clients.admin.", "the bench itself"),
            new Place("io.auscult.cli.", "the bench itself"),
            new Place("org.apache.kafka.clients.", "Kafka client network"),
            new Place("org.apache.kafka.common.network.", "Kafka client network"),
            new Place(STREAMS + "state.", "Streams stores and cache"),
            new Place("org.apache.kafka.common.metrics.", "Kafka metrics"),
            new Place(STREAMS, "Streams, the rest"),
            new Place("org.apache.kafka.", "Kafka, the rest"));

    private Places() {}

    static String stage(List<String> frames, String thread) {
        if (thread.startsWith("kafka-producer-network-thread")) {
            return "producer thread";
        }
        return thread.contains("StreamThread") ? innermost(frames, STAGES, "Streams, the rest") : "other threads";
    }

    static String work(List<String> frames, String thread) {
        return innermost(frames, WORK, thread.isEmpty() ? "other" : "JDK");
    }

    private static String innermost(List<String> frames, List<Place> places, String otherwise) {
        for (String frame : frames) {
            for (Place place : places) {
                if (frame.startsWith(place.prefix())) {
                    return place.name();
                }
            }
        }
        return otherwise;
    }

    private record Place(String prefix, String name) {}
}
