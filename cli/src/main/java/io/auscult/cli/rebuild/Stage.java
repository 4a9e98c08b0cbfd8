package io.auscult.cli.rebuild;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Decision;
import io.auscult.core.signal.Signal;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic that two generations are compared by.
 *
 * @param word its name in the report
 * @param about the rule or model that a value is from
 * @param id what tells the value's question from others of the same patient
 * @param same whether two values say the same
 * @param readers the deserializer for each registry: each new one would ask the registry anew, for every record
 */
record Stage<T>(
        String word,
        Function<Topics, Topic> topic,
        Function<WireSerdes, Serde<T>> serde,
        Function<T, String> about,
        Function<T, String> id,
        BiPredicate<T, T> same,
        Readers<T> readers) {

    /** Equal only to itself: a stage is a key, and what it has read must not change that. */
    private static final class Readers<T> {
        private final Map<WireSerdes, Deserializer<T>> known = Collections.synchronizedMap(new WeakHashMap<>());
    }

    private Stage(
            String word,
            Function<Topics, Topic> topic,
            Function<WireSerdes, Serde<T>> serde,
            Function<T, String> about,
            Function<T, String> id,
            BiPredicate<T, T> same) {
        this(word, topic, serde, about, id, same, new Readers<>());
    }

    static final Stage<Signal> SIGNALS = new Stage<>(
            "signals",
            Topics::signals,
            WireSerdes::signals,
            signal -> signal.model().toString(),
            signal -> signal.model().toString(),
            Signal::saysTheSameAs);

    static final Stage<Decision> DECISIONS = new Stage<>(
            "decisions",
            Topics::decisions,
            WireSerdes::decisions,
            decision -> decision.rule().value(),
            decision -> decision.rule().value() + "|" + decision.subject().value(),
            Decision::equals);

    static final Stage<Alert> ALERTS = new Stage<>(
            "alerts",
            Topics::alerts,
            WireSerdes::alerts,
            alert -> alert.episode().rule().value(),
            alert -> alert.episode().id().value(),
            Alert::equals);

    /** The last to be compared and published: it sums up the alerts. */
    static final Stage<List<Alert>> OPEN_ALERTS = new Stage<>(
            "open-alerts", Topics::openAlerts, WireSerdes::openAlerts, _ -> "open-alerts", _ -> "", List::equals);

    static final List<Stage<?>> ALL = List.of(SIGNALS, DECISIONS, ALERTS, OPEN_ALERTS);

    /** Values without a value, tombstones, answer the question that an open-alerts record answers. */
    Question question(ConsumerRecord<String, byte[]> item, WireSerdes serdes) {
        if (item.value() == null) {
            return new Question(item.key(), word, "");
        }
        T value = read(item, serdes);
        return new Question(item.key(), about.apply(value), id.apply(value));
    }

    boolean saysTheSame(ConsumerRecord<String, byte[]> one, ConsumerRecord<String, byte[]> other, WireSerdes serdes) {
        return same.test(read(one, serdes), read(other, serdes));
    }

    T read(ConsumerRecord<String, byte[]> item, WireSerdes serdes) {
        return readers.known
                .computeIfAbsent(serdes, with -> serde.apply(with).deserializer())
                .deserialize(item.topic(), item.value());
    }
}
