package io.auscult.delivery.audit;

import io.auscult.delivery.store.DisclosureStore;
import io.auscult.schemas.topic.Disclosure;
import java.util.ArrayList;
import java.util.List;

/** Publishes the disclosures that wait. */
public final class DisclosurePublisher {
    private static final int AT_ONCE = 200;

    private final DisclosureStore disclosures;
    private final DisclosureLog log;

    public DisclosurePublisher(DisclosureStore disclosures, DisclosureLog log) {
        this.disclosures = disclosures;
        this.log = log;
    }

    /** Stops at the first that the log does not take. */
    public void publishWaiting() {
        List<String> taken = new ArrayList<>();
        try {
            for (Disclosure each : disclosures.waiting(AT_ONCE)) {
                log.append(each);
                taken.add(each.id());
            }
        } finally {
            disclosures.published(taken);
        }
    }
}
