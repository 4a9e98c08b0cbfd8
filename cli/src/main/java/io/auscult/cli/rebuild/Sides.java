package io.auscult.cli.rebuild;

import io.auscult.cli.log.Positions;
import io.auscult.cli.topics.Committed;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the running and the next generation have written, read on with every look. */
final class Sides {
    private final Topics topics;
    private final Topics silent;
    private final WireSerdes serdes;
    private final Committed records;
    private final Fold running;
    private final Fold next;
    private final Erasures erasures;

    Sides(Topics topics, Topics silent, WireSerdes serdes, Committed records) {
        this.topics = topics;
        this.silent = silent;
        this.serdes = serdes;
        this.records = records;
        this.running = Fold.running(topics, serdes);
        this.next = Fold.silent(silent, serdes);
        this.erasures = new Erasures(topics.events().name());
    }

    Comparison compare(Positions to) {
        running.advance(records, to);
        next.advance(records, to);
        erasures.read(records);
        return new Comparing(records, serdes, erasures).of(running, next);
    }

    /** What to publish when the next generation takes over where it was compared. */
    List<ProducerRecord<String, byte[]>> promoted(Comparison comparison, Instant now) {
        return new Promotion(topics, silent, serdes, records, now).of(comparison, next);
    }
}
