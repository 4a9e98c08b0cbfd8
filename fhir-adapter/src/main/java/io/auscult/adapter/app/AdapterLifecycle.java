package io.auscult.adapter.app;

import io.auscult.adapter.identity.PeopleReader;
import io.auscult.adapter.publish.GroupCommit;
import io.auscult.adapter.publish.TopicsPresent;
import io.auscult.adapter.source.CursorReader;
import io.auscult.adapter.source.Cursors;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Before any door opens: the topics are there, the people are read, the publisher runs. */
@Component
class AdapterLifecycle implements SmartLifecycle {
    /** Before the web server and the MLLP listener, and stopped after them. */
    static final int PHASE = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AuscultSettings settings;
    private final Topics topics;
    private final WireSerdes serdes;
    private final Cursors cursors;
    private final PeopleReader people;
    private final GroupCommit publisher;
    private volatile boolean running;

    AdapterLifecycle(
            @Value("${server.address}") String address,
            AuscultSettings settings,
            Topics topics,
            WireSerdes serdes,
            Cursors cursors,
            PeopleReader people,
            GroupCommit publisher) {
        Loopback.of("server.address", address);
        this.settings = settings;
        this.topics = topics;
        this.serdes = serdes;
        this.cursors = cursors;
        this.people = people;
        this.publisher = publisher;
    }

    @Override
    public void start() {
        try {
            TopicsPresent.check(settings.kafka().bootstrapServers(), topics, PATIENCE);
            people.load();
            CursorReader.load(
                    settings.kafka().bootstrapServers(),
                    topics.cursors(),
                    serdes.cursors().deserializer(),
                    cursors);
        } catch (IllegalStateException e) {
            throw new CannotStart("The adapter cannot start", String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw new CannotStart(
                    "The people or the cursors could not be read", "Look at Kafka and the schema registry", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
        publisher.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        people.close();
        try {
            publisher.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
