package io.auscult.delivery.inbox;

import io.auscult.delivery.store.FeedStore.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Up to when the data goes, source by source: said on every page and card, because a silent feed looks like a well patient. */
public record Currency(List<SourceTime> sources) {
    public Currency {
        sources = List.copyOf(sources);
    }

    /** @param silent true when nothing came for longer than the site finds normal */
    public record SourceTime(String source, When received, boolean silent) {}

    public static Currency of(List<Feed> feeds, Clockface clock, Duration silentAfter, Instant now) {
        return new Currency(feeds.stream()
                .sorted(Comparator.comparing(Feed::source))
                .map(feed -> new SourceTime(
                        feed.source(),
                        clock.full(feed.received()),
                        feed.received().plus(silentAfter).isBefore(now)))
                .toList());
    }

    public List<SourceTime> silent() {
        return sources.stream().filter(SourceTime::silent).toList();
    }

    /** One line: "Data current to: ehr 21 Nov 2026, 14:05; lab …". */
    public String sentence() {
        if (sources.isEmpty()) {
            return "Data current to: nothing received yet";
        }
        return sources.stream()
                .map(source -> source.source() + " " + source.received().words()
                        + (source.silent() ? " (feed silent since)" : ""))
                .collect(Collectors.joining("; ", "Data current to: ", ""));
    }
}
