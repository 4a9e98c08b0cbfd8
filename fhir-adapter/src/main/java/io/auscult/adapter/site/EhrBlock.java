package io.auscult.adapter.site;

import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.EhrSettings.Poll;
import io.auscult.adapter.source.EhrSettings.SmartClient;
import io.auscult.adapter.source.EhrSettings.Subscription;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ehr:}, the FHIR server to ask: whom to subscribe at, what to poll, where to read what a notification only names. */
record EhrBlock(KeyFiles files) {
    private static final URI NOWHERE = URI.create("http://127.0.0.1/");

    EhrSettings read(Block block) {
        URI base = block.required("base", "https://ehr.example.org/fhir", Scalars::address, NOWHERE);
        SmartClient client = block.block("client", new ClientBlock(files)::read);
        List<Subscription> subscriptions = block.blocks("subscriptions", SubscriptionBlock::read);
        List<Poll> polls = block.blocks("polls", PollBlock::read);
        URI notifyAt = block.orNull("notify-at", Scalars::address);
        check(block, base, client, subscriptions, notifyAt);
        block.unique("subscriptions", subscriptions, Subscription::name);
        block.unique("polls", polls, Poll::name);
        return new EhrSettings(base, client, subscriptions, polls, notifyAt);
    }

    private static void check(
            Block block,
            URI base,
            @Nullable SmartClient client,
            List<Subscription> subscriptions,
            @Nullable URI notifyAt) {
        if (client != null && !Scalars.isSafe(base)) {
            block.wrong("base", "would be sent tokens that others on the way can read", "use https");
        }
        if (!subscriptions.isEmpty() && notifyAt == null && !block.has("notify-at")) {
            block.wrong(
                    "subscriptions",
                    "are asked for, but the EHR is not told where to send notifications",
                    "add \"notify-at: https://…/sources/<name>/fhir\", the door's address as the EHR reaches it");
        }
    }
}
