package io.auscult.delivery.answer;

import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Showing.Deferred;
import io.auscult.core.alert.Viewer;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.Times;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.DeferralStore;
import io.auscult.delivery.store.DeferralStore.KeptBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That alerts were kept back, into the log: as sightings, first kept in the database and then published. One viewer, revision and
 * policy is one event, at whichever look it came first.
 */
public final class DeferralPublisher {
    private final DeferralStore deferrals;
    private final EventLog log;
    private final Recent kept = new Recent();

    public DeferralPublisher(DeferralStore deferrals, EventLog log) {
        this.deferrals = deferrals;
        this.log = log;
    }

    /** Keeps what is new; a list that is looked at again costs nothing. */
    public void keep(List<KeptBack> deferred) {
        List<KeptBack> news = new ArrayList<>();
        synchronized (kept) {
            deferred.stream().filter(each -> !kept.containsKey(each.eventId())).forEach(news::add);
        }
        if (!news.isEmpty()) {
            deferrals.keep(news);
            synchronized (kept) {
                news.forEach(each -> kept.put(each.eventId(), true));
            }
        }
    }

    /** Publishes what waits; stops at the first that the log does not take. */
    public void publishWaiting() {
        deferrals.publishWaiting(each -> log.append(event(each)));
    }

    public static KeptBack keptBack(PatientId patient, Deferred deferred, Viewer viewer, Instant at) {
        Episode episode = deferred.alert().episode();
        String rule = deferred.rule().value();
        String id = ContentHash.of(
                "alert-deferred", episode.id().value(), Integer.toString(episode.revision()), viewer.user(), rule);
        return new KeptBack(
                id,
                patient,
                episode.id(),
                episode.revision(),
                viewer.user(),
                viewer.channel(),
                rule,
                deferred.until(),
                deferred.sentence(),
                at);
    }

    private static AlertDeferred event(KeptBack each) {
        Envelope envelope = new Envelope(
                each.eventId(), each.patient(), Times.receivedAt(each.at()), AnswerPublisher.SOURCE, "", false, false);
        return new AlertDeferred(
                envelope,
                each.alert().value(),
                each.revision(),
                each.viewer(),
                each.channel(),
                each.rule(),
                each.until(),
                each.sentence());
    }

    /** The ids of late, so that a list of hundreds does not go to the database with every look. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 50_000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
