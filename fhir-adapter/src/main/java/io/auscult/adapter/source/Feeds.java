package io.auscult.adapter.source;

import java.util.List;

/** The subscriptions and polls by which a source's data come, beside its doors. */
@FunctionalInterface
public interface Feeds {
    /** For a source that is only sent to. */
    Feeds NONE = _ -> List.of();

    /** @return the feeds of the source with this name, in the order of its configuration; empty when it has none */
    List<FeedState> feeds(String source);
}
