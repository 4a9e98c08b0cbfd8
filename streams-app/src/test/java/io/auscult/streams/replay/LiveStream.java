package io.auscult.streams.replay;

import io.auscult.core.alert.Alert;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.TimePassed;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.processor.FoldMeters;
import io.auscult.streams.processor.Nodes;
import io.auscult.streams.processor.RingTimers;
import io.auscult.streams.release.Releases;
import io.auscult.streams.topology.PipelineTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The real topology, live: its timers ring on the dot, what it writes to the log it reads, and a clinician answers some alerts. */
final class LiveStream implements AutoCloseable {
    private static final Duration THOUGHT = Duration.ofMinutes(30);

    private final Topics topics = Topics.withPrefix("");
    private final WireSerdes serdes;
    private final TopologyTestDriver driver;
    private final Transcript transcript = new Transcript();
    private final List<PatientEvent> log = new ArrayList<>();
    private final List<PatientEvent> answers = new ArrayList<>();
    private Instant clock = MadeUpYear.BEGIN;

    LiveStream(Releases releases, WireSerdes serdes, Path stateDir) {
        this.serdes = serdes;
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "live");
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        var parts = new PipelineTopology.Parts(
                topics, serdes, releases, FoldMeters.NONE, Duration.ofSeconds(1), Mode.SHADOW);
        driver = new TopologyTestDriver(PipelineTopology.build(parts, Stores::inMemoryKeyValueStore), config, clock);
    }

    void take(PatientEvent event) {
        Instant at = event.envelope().times().received();
        answersBefore(at);
        ringBefore(at);
        pipe(event);
    }

    private void answersBefore(Instant end) {
        while (!answers.isEmpty()
                && answers.getFirst().envelope().times().received().isBefore(end)) {
            PatientEvent answer = answers.removeFirst();
            ringBefore(answer.envelope().times().received());
            pipe(answer);
        }
    }

    void ringBefore(Instant end) {
        for (Instant due = due(); due != null && due.isBefore(end); due = due()) {
            driver.advanceWallClockTime(Duration.between(clock, due));
            clock = due;
            readLog();
        }
    }

    private @Nullable Instant due() {
        try (var timers = driver.<String, String>getKeyValueStore(Nodes.TIMERS).all()) {
            return timers.hasNext() ? RingTimers.due(timers.next().key) : null;
        }
    }

    private void pipe(PatientEvent event) {
        log.add(event);
        byte[] bytes = serdes.events().serializer().serialize(topics.events().name(), event);
        driver.createInputTopic(topics.events().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(
                        event.envelope().patient().value(),
                        bytes,
                        event.envelope().times().received());
        transcript.add("signal", written(topics.signals().name()));
        transcript.add("decision", written(topics.decisions().name()));
        var alerts = written(topics.alerts().name());
        transcript.add("alert", alerts);
        alerts.forEach(record -> answer(
                record.key,
                serdes.alerts().deserializer().deserialize("", record.value),
                event.envelope().times().received()));
        readLog();
    }

    /** Every third alert that opens. */
    private void answer(String patient, Alert alert, Instant now) {
        String id = alert.episode().id().value();
        if (alert instanceof Alert.Open && alert.episode().revision() == 1 && id.hashCode() % 3 == 0) {
            answers.add(Said.at(now.plus(THOUGHT))
                    .of(new PatientId(patient))
                    .answer(id, id.hashCode() % 2 == 0 ? Answer.Outcome.ACCEPTED : Answer.Outcome.OVERRIDDEN, "dr"));
        }
    }

    private void readLog() {
        written(topics.events().name())
                .forEach(record -> pipe(serdes.events()
                        .deserializer()
                        .deserialize(topics.events().name(), record.value)));
    }

    private List<KeyValue<String, byte[]>> written(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList();
    }

    /** Everything that was told, what the stream wrote itself included, in order. */
    List<PatientEvent> log() {
        return List.copyOf(log);
    }

    long rung() {
        return log.stream().filter(TimePassed.class::isInstance).count();
    }

    Transcript transcript() {
        return transcript;
    }

    @Override
    public void close() {
        driver.close();
    }
}
