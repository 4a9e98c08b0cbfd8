package io.auscult.adapter.retry;

import io.auscult.adapter.identity.SitePatients;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.publish.Publisher;
import io.auscult.adapter.source.Sources;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.App;
import io.auscult.schemas.topic.Topics;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;

/**
 * Tries dead letters again after somebody mended what kept their entries from being understood: the mapping, a source's
 * configuration, or who is known. One batch at a time, so that no two publish the same.
 */
public final class Retry {
    private final String bootstrapServers;
    private final Topics topics;
    private final WireSerdes serdes;
    private final Sources sources;
    private final Languages languages;
    private final SitePatients patients;
    private final Publisher publisher;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1);

    public Retry(
            String bootstrapServers,
            Topics topics,
            WireSerdes serdes,
            Sources sources,
            Languages languages,
            SitePatients patients,
            Publisher publisher,
            Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.serdes = serdes;
        this.sources = sources;
        this.languages = languages;
        this.patients = patients;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What became of these letters, and of others that were settled with them.
     *
     * @param ids of letters, whole
     * @throws Busy when another batch is under way
     * @throws NotStored when Kafka does not answer, before anything was tried
     */
    public List<Result> of(List<String> ids) throws Busy, NotStored, InterruptedException {
        if (!one.tryAcquire()) {
            throw new Busy();
        }
        try (CommittedReader reader = new CommittedReader(bootstrapServers)) {
            LetterTopic letters = new LetterTopic(
                    reader,
                    topics.deadLetters(App.FHIR_ADAPTER),
                    serdes.deadLetters().deserializer());
            LogScan log = new LogScan(serdes.events().deserializer());
            KeptMessages kept = new KeptMessages(reader, serdes.messages().deserializer(), letters);
            MessageRetry retry = new MessageRetry(sources, languages, patients, publisher, clock, kept, log);
            return new Batch(reader, letters, topics.events(), log, retry).of(ids);
        } catch (KafkaException e) {
            throw new NotStored("The letters cannot be read", e);
        } finally {
            one.release();
        }
    }

    /** Another batch of letters is being tried. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("Another retry is under way; try again when it is done");
        }
    }
}
