package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.EhrSettings.Content;
import io.auscult.adapter.source.EhrSettings.Style;
import io.auscult.adapter.source.EhrSettings.Subscription;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Receipt;
import io.auscult.ehr.EhrClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One subscription's ear: takes its notices, and leaves to its duties what they do not hold themselves. */
final class Feed {
    private final Ledger ledger;
    private final @Nullable Subscription settings;
    private final EhrClient ehr;
    private final Work work;

    /** @param settings null for what comes of subscriptions that others made */
    Feed(Ledger ledger, @Nullable Subscription settings, EhrClient ehr, Work work) {
        this.ledger = ledger;
        this.settings = settings;
        this.ehr = ehr;
        this.work = work;
    }

    /** What stands for everything the subscription is about; empty when that is not known. */
    static List<String> searches(@Nullable Subscription settings) {
        if (settings == null) {
            return List.of();
        }
        return settings.style() == Style.R4_CRITERIA
                ? List.of(settings.criteriaOrTopic())
                : settings.types().stream()
                        .flatMap(type -> ofType(settings, type).stream())
                        .toList();
    }

    private static List<String> ofType(Subscription settings, String type) {
        List<String> filters = settings.filters().stream()
                .filter(filter -> filter.startsWith(type + "?"))
                .toList();
        return filters.isEmpty() ? List.of(type) : filters;
    }

    boolean hasId(String id) {
        return settings != null && ledger.state().id().equals(id);
    }

    boolean isAbout(String topic) {
        return settings != null && settings.criteriaOrTopic().equals(topic);
    }

    boolean isBare(Content content) {
        return settings != null && settings.style() == Style.R4_CRITERIA && settings.content() == content;
    }

    FeedState state() {
        SubscriptionState now = ledger.state();
        String status = settings == null ? "listening" : now.status().isEmpty() ? "unknown" : now.status();
        Long last = now.through() == SubscriptionState.UNKNOWN ? null : Long.valueOf(now.through());
        return new FeedState(
                ledger.name(),
                "subscription",
                status,
                now.heard(),
                last,
                now.gaps(),
                now.repaired(),
                work.problems().isEmpty() ? null : work.problems());
    }

    /** @throws NotStored when nothing of it is stored */
    Receipt take(Delivery delivery, Notice notice, JsonNode bundle) throws NotStored, InterruptedException {
        Told told = Told.of(bundle, notice, ehr::local);
        boolean wordless = notice.type() == Notice.Type.EVENT && told.isNothing();
        boolean canAsk = !searches(settings).isEmpty();
        Receipt receipt = ledger.deliver(told.settling(delivery, wordless && !canAsk), state -> {
            SubscriptionState next = after(state, notice);
            next = next.owing(next.owed().and(told.readable(), state.goodOr(ledger.now())));
            return wordless && canAsk ? ledger.owingChanges(next) : next;
        });
        if (!told.readable().isEmpty() && work.problems().isEmpty()) {
            ledger.awaitRead(ledger.around().timings().door());
        }
        return receipt;
    }

    private SubscriptionState after(SubscriptionState state, Notice notice) {
        Instant received = ledger.now();
        if (settings == null) {
            return state.heardAt(received);
        }
        SubscriptionState next = state.after(notice, received);
        return next.id().isEmpty()
                ? ehr.local(notice.subscription())
                        .map(it -> next.known(it.id(), next.status()))
                        .orElse(next)
                : next;
    }

    /** A post without a body: something changed. However many come, one question answers them. */
    void takeNothing() throws NotStored, InterruptedException {
        ledger.change(state -> {
            SubscriptionState next = ledger.owingChanges(state);
            return state.owed().since() == null ? next.heardAt(ledger.now()) : state;
        });
    }

    /** A message that may be of this subscription, which does not say so. */
    void heard() throws InterruptedException {
        ledger.heard();
    }
}
