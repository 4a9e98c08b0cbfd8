package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.EhrSettings.Content;
import io.auscult.adapter.source.EhrSettings.Subscription;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.FhirSettings;
import io.auscult.adapter.source.Source;
import io.auscult.ehr.EhrClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subscriptions of one source, and one ear for those that others made for it. */
final class SourceFeeds {
    private final Source source;
    private final EhrClient ehr;
    private final List<Feed> feeds = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private final Feed others;

    private SourceFeeds(Source source, EhrSettings settings, EhrClient ehr, Surroundings around) {
        this.source = source;
        this.ehr = ehr;
        URI notifyAt = settings.notifyAt();
        for (Subscription subscription : settings.subscriptions()) {
            if (notifyAt == null) {
                throw new IllegalArgumentException(
                        "set notify-at, the address at which it reaches this source's FHIR door");
            }
            SubscriptionResource wanted = new SubscriptionResource(subscription, notifyAt, secret(source.fhir()));
            feeds.add(configured(subscription, new Registration(ehr, wanted, around.clock()), around));
        }
        Ledger ledger = new Ledger(source.name(), "others", "subscriptions", around);
        Work reading = new Work(ledger, List.of(new ReadTold(ledger, ehr)));
        works.add(reading);
        this.others = new Feed(ledger, null, ehr, reading);
    }

    /** @throws IllegalArgumentException says what is wrong with its settings */
    static SourceFeeds of(Source source, Surroundings around) {
        EhrSettings settings = Objects.requireNonNull(source.ehr());
        EhrClient ehr = around.ehrs().to(settings);
        try {
            return new SourceFeeds(source, settings, ehr, around);
        } catch (IllegalArgumentException e) {
            ehr.close();
            throw e;
        }
    }

    private Feed configured(Subscription settings, Registration registration, Surroundings around) {
        Ledger ledger = new Ledger(source.name(), settings.name(), "subscription/" + settings.name(), around);
        List<String> searches = Feed.searches(settings);
        boolean canAsk = !searches.isEmpty();
        Work work = new Work(
                ledger,
                List.of(
                        new StayRegistered(ledger, registration, settings.heartbeat(), canAsk),
                        new ReadTold(ledger, ehr),
                        new FindMissing(ledger, registration, ehr, canAsk),
                        new AskForChanges(ledger, ehr, searches)));
        works.add(work);
        return new Feed(ledger, settings, ehr, work);
    }

    private static SubscriptionResource.@Nullable Header secret(@Nullable FhirSettings fhir) {
        FhirSettings.Secret secret = fhir == null ? null : fhir.secret();
        try {
            return secret == null
                    ? null
                    : new SubscriptionResource.Header(
                            secret.header(), Files.readString(secret.file()).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("the secret file " + secret.file() + " cannot be read", e);
        }
    }

    String name() {
        return source.name();
    }

    /** Whether nothing changed that matters here. */
    boolean isFor(Source now) {
        return Objects.equals(source.ehr(), now.ehr()) && Objects.equals(source.fhir(), now.fhir());
    }

    void start() {
        works.forEach(Work::start);
    }

    /** By its id, else by its topic. */
    Feed of(Notice notice) {
        Optional<Feed> byId = ehr.local(notice.subscription())
                .flatMap(
                        it -> feeds.stream().filter(feed -> feed.hasId(it.id())).findFirst());
        return byId.or(() -> feeds.stream()
                        .filter(feed -> feed.isAbout(notice.topic()))
                        .findFirst())
                .orElse(others);
    }

    void takeNothing() throws NotStored, InterruptedException {
        for (Feed feed : feeds) {
            if (feed.isBare(Content.EMPTY) || feed.isBare(Content.ID_ONLY)) {
                feed.takeNothing();
            }
        }
    }

    void heard() throws InterruptedException {
        for (Feed feed : feeds) {
            if (feed.isBare(Content.FULL_RESOURCE)) {
                feed.heard();
            }
        }
    }

    List<FeedState> states() {
        List<FeedState> states = new ArrayList<>(feeds.stream().map(Feed::state).toList());
        FeedState rest = others.state();
        if (rest.lastNotice() != null) {
            states.add(rest);
        }
        return states;
    }

    void close() {
        works.forEach(Work::close);
        ehr.close();
    }
}
