package io.auscult.cli.rebuild;

import io.auscult.cli.log.Positions;
import io.auscult.cli.topics.Committed;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one generation has written, stage by stage. */
final class Fold {
    private final Map<Stage<?>, Standing> stages = new LinkedHashMap<>();
    private final List<Standing> others;

    private Fold(Topics topics, WireSerdes serdes, List<Topic> others) {
        for (Stage<?> stage : Stage.ALL) {
            stages.put(stage, new Standing(stage.topic().apply(topics).name(), item -> stage.question(item, serdes)));
        }
        this.others = others.stream()
                .map(topic -> new Standing(topic.name(), item -> new Question(item.key(), topic.name(), "")))
                .toList();
    }

    /** The generation that everybody reads. */
    static Fold running(Topics topics, WireSerdes serdes) {
        return new Fold(topics, serdes, List.of());
    }

    /** A generation in silence; what it would write to the log, ask remote models and write to the dead letters is in topics of its own, too. */
    static Fold silent(Topics topics, WireSerdes serdes) {
        return new Fold(
                topics,
                serdes,
                List.of(topics.eventsWritten(), topics.inferenceRequests(), topics.deadLetters(App.STREAMS_APP)));
    }

    void advance(Committed records, Positions to) {
        all().forEach(standing -> standing.advance(records, to));
    }

    Standing at(Stage<?> stage) {
        return Objects.requireNonNull(stages.get(stage), stage.word());
    }

    /** What events after the point led to: of each topic in order. */
    List<ConsumerRecord<String, byte[]>> later() {
        return all().flatMap(standing -> standing.later().stream()).toList();
    }

    private Stream<Standing> all() {
        return Stream.concat(stages.values().stream(), others.stream());
    }
}
