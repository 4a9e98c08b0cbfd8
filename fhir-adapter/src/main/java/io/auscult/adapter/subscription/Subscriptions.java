package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.Receipt;
import io.auscult.adapter.source.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * All subscriptions of all sources, as they are configured now. Every FHIR door hands its messages in here: a notice of a
 * subscription is taken as one, and any other message goes its usual way.
 */
public final class Subscriptions implements Feeds, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Surroundings around;
    private final Map<String, SourceFeeds> bySource = new ConcurrentHashMap<>();
    private boolean open;

    public Subscriptions(Surroundings around) {
        this.around = around;
        around.sources().onChange(this::reload);
    }

    /** Once messages can be committed. */
    public synchronized void start() {
        open = true;
        reload();
    }

    /** Sources that did not change keep what they do. */
    private synchronized void reload() {
        if (!open) {
            return;
        }
        Map<String, Source> wanted = new HashMap<>();
        around.sources().all().stream().filter(it -> it.ehr() != null).forEach(it -> wanted.put(it.name(), it));
        bySource.values().removeIf(feeds -> {
            Source now = wanted.get(feeds.name());
            boolean over = now == null || !feeds.isFor(now);
            if (over) {
                feeds.close();
            }
            return over;
        });
        wanted.values().forEach(this::open);
    }

    private void open(Source source) {
        if (!bySource.containsKey(source.name())) {
            try {
                SourceFeeds feeds = SourceFeeds.of(source, around);
                bySource.put(source.name(), feeds);
                feeds.start();
            } catch (IllegalArgumentException e) {
                LOG.error("The EHR of {} cannot be asked: {}", source.name(), e.getMessage());
            }
        }
    }

    /**
     * Takes a message of a FHIR door.
     *
     * @throws NotStored when nothing of it is stored
     */
    public Receipt receive(Delivery delivery) throws NotStored, InterruptedException {
        Optional<JsonNode> bundle = NoticeReader.bundle(delivery.body());
        Optional<Notice> notice = bundle.flatMap(NoticeReader::read);
        SourceFeeds feeds = bySource.get(delivery.source().name());
        if (notice.isPresent()) {
            return feeds == null
                    ? around.intake().receive(unasked(delivery, notice.get(), bundle.get()))
                    : feeds.of(notice.get()).take(delivery, notice.get(), bundle.get());
        }
        Receipt receipt = around.intake().receive(delivery);
        if (feeds != null) {
            feeds.heard();
        }
        return receipt;
    }

    /** Where there is no EHR to ask, what a notice tells of and does not hold is lost, and must not be passed over in silence. */
    private static Delivery unasked(Delivery delivery, Notice notice, JsonNode bundle) {
        Told told = Told.of(bundle, notice, _ -> Optional.empty());
        return told.settling(delivery, notice.type() == Notice.Type.EVENT && told.isNothing());
    }

    /** A post without a body: something changed that a subscription is about. */
    public void receiveNothing(Source source) throws NotStored, InterruptedException {
        SourceFeeds feeds = bySource.get(source.name());
        if (feeds != null) {
            feeds.takeNothing();
        }
    }

    @Override
    public List<FeedState> feeds(String source) {
        SourceFeeds feeds = bySource.get(source);
        return feeds == null ? List.of() : feeds.states();
    }

    @Override
    public synchronized void close() {
        open = false;
        bySource.values().forEach(SourceFeeds::close);
        bySource.clear();
    }
}
