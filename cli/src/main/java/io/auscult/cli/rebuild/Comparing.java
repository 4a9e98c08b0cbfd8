package io.auscult.cli.rebuild;

import io.auscult.cli.rebuild.Standing.Place;
import io.auscult.cli.topics.Committed;
import io.auscult.core.alert.Alert;
import io.auscult.schemas.codec.WireSerdes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Compares what two generations say. Values are read again only where their bytes differ. */
final class Comparing {
    private final Committed records;
    private final WireSerdes serdes;
    private final Erasures erasures;

    Comparing(Committed records, WireSerdes serdes, Erasures erasures) {
        this.records = records;
        this.serdes = serdes;
        this.erasures = erasures;
    }

    Comparison of(Fold running, Fold next) {
        Map<String, Integer> equal = new HashMap<>();
        List<Difference> differences = new ArrayList<>();
        for (Stage<?> stage : Stage.ALL) {
            Map<Question, Place> here = running.at(stage).newest();
            Map<Question, Place> there = next.at(stage).newest();
            Set<Question> questions = new HashSet<>(here.keySet());
            questions.addAll(there.keySet());
            List<Difference> found = questions.stream()
                    .map(question -> new Difference(stage, question, here.get(question), there.get(question)))
                    .filter(this::differs)
                    .filter(this::concernsTheLiving)
                    .toList();
            equal.put(stage.word(), questions.size() - found.size());
            differences.addAll(found);
        }
        return new Comparison(equal, differences);
    }

    private boolean differs(Difference difference) {
        Place running = difference.running();
        Place next = difference.next();
        if (running != null && next != null) {
            return !running.content().equals(next.content())
                    && !difference.stage().saysTheSame(at(running), at(next), serdes);
        }
        return running == null || !difference.stage().equals(Stage.ALERTS) || concernsSomebody(running);
    }

    /** An alert of which one generation never heard matters while it waits for an answer or has one. */
    private boolean concernsSomebody(Place running) {
        return switch (Stage.ALERTS.read(at(running), serdes)) {
            case Alert.Open _, Alert.Snoozed _, Alert.Acknowledged _ -> true;
            case Alert.Withdrawn _, Alert.Expired _ -> false;
        };
    }

    private boolean concernsTheLiving(Difference difference) {
        return !erasures.concern(difference.question().patient())
                || isLiving(difference.running())
                || isLiving(difference.next());
    }

    private boolean isLiving(@Nullable Place place) {
        return place != null && !erasures.cover(at(place));
    }

    private ConsumerRecord<String, byte[]> at(Place place) {
        return records.at(place.partition(), place.offset());
    }
}
