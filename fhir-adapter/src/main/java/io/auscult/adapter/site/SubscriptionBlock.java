package io.auscult.adapter.site;

import io.auscult.adapter.source.EhrSettings.Content;
import io.auscult.adapter.source.EhrSettings.Style;
import io.auscult.adapter.source.EhrSettings.Subscription;

/** An item of {@code ehr: subscriptions:}. */
final class SubscriptionBlock {
    private SubscriptionBlock() {}

    static Subscription read(Block block) {
        Style style = block.required("style", "r4-backport", Scalars.oneOf(Style.class), Style.R4_BACKPORT);
        return new Subscription(
                block.required("name", "laboratory", Scalars::name, "subscription"),
                style,
                what(block, style),
                block.list("filters", Scalars::text),
                block.optional("content", Scalars.oneOf(Content.class), Content.FULL_RESOURCE),
                block.orNull("heartbeat", Scalars::duration),
                block.list("types", Scalars::resourceType));
    }

    /** The oldest style asks by a search, all others by a topic. */
    private static String what(Block block, Style style) {
        return switch (style) {
            case R4_CRITERIA -> block.required("criteria", "\"Observation?category=laboratory\"", Scalars::search, "");
            case R4_BACKPORT, R4B, R5 ->
                block.required("topic", "\"https://ehr.example.org/topics/results\"", Scalars::system, "");
        };
    }
}
